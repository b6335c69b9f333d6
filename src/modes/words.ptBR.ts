// The modes and their options in Brazilian Portuguese.
import type { ModesWords } from "./words.ts";

export const ptBR: ModesWords = {
  naive: {
    title: "Aplica o que chega",
    short: "Ingênuo",
    summary: "Todo nó responde na hora e sobrescreve sua linha com o que chegar.",
    options: {},
  },
  lww: {
    title: "Última escrita vence",
    short: "LWW",
    summary: "Todo nó responde na hora; de dois valores fica o de carimbo de tempo posterior.",
    options: {
      granularity: {
        label: "Granularidade",
        about: "O que compete: a linha inteira ou cada coluna por si.",
        choices: { row: "linha", column: "coluna" },
      },
      clock: {
        label: "Relógio",
        about:
          "O que carimba uma escrita: o relógio como está, ao menos um tique acima da linha " +
          "guardada, ou acima de tudo o que já se viu (relógio lógico híbrido).",
        choices: { physical: "físico", monotonic: "monotônico", hybrid: "híbrido" },
      },
      resolution: {
        label: "Resolução do relógio",
        about:
          "A duração de um tique do relógio; com 1 000, escritas do mesmo segundo empatam. 0 é " +
          "exato.",
      },
      blindLocal: {
        label: "Sem comparar localmente",
        about: "Uma escrita local pula a comparação, e as réplicas podem divergir para sempre.",
      },
      shipEvery: {
        label: "Enviar a cada",
        about: "As mudanças são gravadas e enviadas em lotes; uma queda perde o que já teve OK.",
      },
    },
  },
  "version-vector": {
    title: "Vetores de versão",
    short: "Vetores",
    summary:
      "Todo nó responde na hora; os vetores mostram quais escritas não sabiam uma da outra, e a " +
      "aplicação as resolve.",
    options: {
      resolver: {
        label: "Resolução",
        about:
          "O que acontece com versões concorrentes: mescladas campo a campo, mantidas lado a " +
          "lado, números mesclados por suas variações, o relógio posterior, ou a regra do " +
          "capítulo que prefere o que um usuário editou.",
        choices: {
          fields: "campo a campo",
          siblings: "lado a lado",
          delta: "por variações",
          lww: "relógio posterior",
          "user-edited": "editado por usuário",
        },
      },
      bumpOnMerge: {
        label: "Mesclar conta como escrita",
        about: "Cada mescla conta como uma escrita própria, e dois nós mesclam para sempre.",
      },
    },
  },
  crdt: {
    title: "CRDTs",
    short: "CRDT",
    summary:
      "Todo nó responde na hora; os tipos dos campos mesclam o que foi feito ao mesmo tempo.",
    options: {
      borrow: {
        label: "Pedir direitos",
        about:
          "Um contador limitado sem direitos suficientes pede o que falta ao nó que mais tem, em " +
          "vez de recusar na hora.",
      },
      borrowTimeout: {
        label: "Espera por direitos",
        about: "Quanto um pedido espera por direitos emprestados antes de ser recusado.",
      },
      counters: {
        label: "Contadores",
        about:
          "O que os contadores enviam: seu estado, ou somas que uma mensagem repetida conta duas " +
          "vezes.",
        choices: { states: "estados", operations: "operações" },
      },
      unchecked: {
        label: "Sem verificação",
        about: "Um G-Counter aceita números negativos, como a classe do capítulo, e os esquece.",
      },
    },
  },
  paxos: {
    title: "Paxos",
    short: "Paxos",
    summary:
      "Toda escrita ganha seu lugar num só registro quando mais da metade dos nós a aceitou.",
    options: {
      leader: {
        label: "Líder",
        about: "Este nó começa com uma cédula que todos já prometeram.",
      },
      phase1: {
        label: "Fase 1",
        about:
          "Um proponente mantém sua cédula para posições posteriores, ou toma uma nova a cada " +
          "pedido.",
        choices: { once: "uma vez", always: "sempre" },
      },
      read: {
        label: "Leitura",
        about: "As leituras passam pelo registro, ou são respondidas na hora e podem ser antigas.",
        choices: { log: "pelo registro", local: "local" },
      },
      backoff: {
        label: "Recuo",
        about:
          "Depois de perder a cédula, um proponente espera um tempo ao acaso até este limite: " +
          "até quatro vezes isso se nenhuma cédula avança, até um quarto disso se outras avançam.",
      },
    },
  },
  galera: {
    title: "Galera",
    short: "Galera",
    summary:
      "Uma escrita vai a todos os membros, é ordenada e certificada igualmente por cada um; OK " +
      "quando todos a têm.",
    options: {
      suspectTimeout: {
        label: "Prazo de suspeita",
        about:
          "Um membro que fica tanto tempo sem dar notícia é retirado da visão por votação. O " +
          "voto é aqui uma rodada de Paxos; o Galera real troca mensagens join até que todos " +
          "proponham um só conjunto.",
      },
      strict: {
        label: "Estrito",
        about:
          "Nunca retira um membro: toda escrita espera todos os nós, aconteça o que acontecer.",
      },
      applyDelay: {
        label: "Atraso ao aplicar",
        about: "Quanto depois de certificada a escrita de outro nó se torna visível aqui.",
      },
      syncWait: {
        label: "Leitura sincronizada",
        about:
          "Uma leitura espera primeiro até que tudo o que a precede na ordem seja visível aqui.",
      },
    },
  },
  "home-region": {
    title: "Região-sede",
    short: "Sede",
    summary: "Cada linha tem uma sede que ordena suas escritas; os outros nós perguntam a ela.",
    options: {
      read: {
        label: "Leitura",
        about:
          "Onde as leituras são respondidas: na sede da linha, ou na cópia do próprio nó, talvez " +
          "antiga.",
        choices: { home: "na sede", local: "local" },
      },
      refuse: {
        label: "Recusar",
        about:
          "Um pedido cuja sede não dá notícia é recusado na hora; senão, espera até o cliente " +
          "desistir.",
      },
    },
  },
  "primary-replica": {
    title: "Primário e réplicas",
    short: "Primário",
    summary: "Um nó recebe todas as escritas e envia seu registro; os outros o seguem com atraso.",
    options: {
      primary: {
        label: "Primário",
        about: "O primeiro primário; sem indicação, é virginia, se houver, ou então o primeiro nó.",
      },
      ack: {
        label: "Confirmação",
        about:
          "Uma escrita tem OK quando o primário a tem (assíncrona), ou quando uma réplica também " +
          "a tem (semissíncrona).",
        choices: { async: "assíncrona", "semi-sync": "semissíncrona" },
      },
      waitPoint: {
        label: "Ponto de espera",
        about:
          "Na forma semissíncrona, quando uma escrita fica visível no primário: assim que uma " +
          "réplica a tem e o cliente recebe o OK, ou de imediato.",
        choices: { "after-sync": "após a réplica", "after-commit": "após o commit" },
      },
      ackTimeout: {
        label: "Espera por confirmação",
        about: "Quanto a confirmação semissíncrona espera uma réplica antes de virar assíncrona.",
      },
      forward: {
        label: "Encaminhar",
        about:
          "Uma réplica encaminha as escritas ao primário; senão, as recusa por ser só de leitura.",
      },
      read: {
        label: "Leitura",
        about:
          "Onde as leituras são respondidas: na cópia do próprio nó, talvez antiga, ou no " +
          "primário.",
        choices: { local: "local", primary: "no primário" },
      },
      failover: {
        label: "Failover",
        about:
          "Se um roteiro pode promover uma réplica, sem isolar o antigo primário; com “não”, " +
          "fica o primeiro primário.",
        choices: { promote: "promover", none: "não" },
      },
    },
  },
};
