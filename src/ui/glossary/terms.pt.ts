// The words of the field in Brazilian Portuguese.
import type { TermsWords } from "./termWords.ts";

export const pt: TermsWords = {
  replica: {
    name: "Réplica",
    says: [
      "Uma réplica é a cópia dos dados que um nó guarda.",
      "O cliente fala com a réplica mais próxima, e as réplicas contam umas às outras o que mudou.",
      "Até que uma mudança tenha chegado a todas, elas diferem.",
    ],
  },
  acknowledged: {
    name: "Confirmada",
    says: [
      "Uma escrita está confirmada quando seu cliente recebeu um OK.",
      "O que precisa ter acontecido antes disso varia: em alguns modos, nada além de uma " +
        "escrita local; em outros, a resposta da maioria, de todos os membros ou da sede da " +
        "linha.",
      "Onde um nó diz OK antes de perguntar a alguém, mesmo uma escrita confirmada pode se perder.",
    ],
  },
  concurrent: {
    name: "Concorrente",
    says: [
      "Duas escritas são concorrentes se nenhuma foi feita sabendo da outra.",
      "A hora do relógio não importa: escritas com um segundo de diferença são concorrentes se " +
        "a notícia não tinha chegado.",
      "É no que fazem das escritas concorrentes que os modos mais diferem.",
    ],
  },
  conflict: {
    name: "Conflito",
    says: [
      "Duas escritas estão em conflito se são concorrentes e não podem valer ambas como estão, " +
        "por exemplo dois valores para um campo.",
      "Um modo pode escolher uma delas, manter as duas lado a lado, mesclá-las, ou pôr todas " +
        "as escritas em uma só ordem antes de decidir.",
      "Onde ele escolhe, a escrita de alguém se perde ou é recusada.",
    ],
  },
  "lost-write": {
    name: "Escrita perdida",
    says: [
      "Uma escrita está perdida se seu cliente recebeu um OK e no fim não resta efeito dela, " +
        "embora ninguém que a tivesse visto a tenha substituído.",
      "Substituir um valor que já se viu não é perda: é para isso que serve uma atualização.",
      "Aqui as escritas perdidas são contadas do mesmo jeito em todos os modos.",
    ],
  },
  partition: {
    name: "Partição",
    says: [
      "Durante uma partição a rede fica dividida em grupos de nós que não se alcançam, " +
        "enquanto os clientes ainda alcançam os nós próximos.",
      "Um nó não distingue uma partição de uma queda ou de uma rede lenta: só percebe o silêncio.",
      "Por isso todo modo tem de decidir o que fazer nesse meio-tempo: responder e arriscar um " +
        "conflito, ou esperar ou recusar.",
    ],
  },
  eventual: {
    name: "Consistência eventual",
    says: [
      "As réplicas têm consistência eventual se ficam iguais depois que ninguém mais escreve e " +
        "todas as mensagens chegaram.",
      "Quando ficaram iguais, diz-se que convergiram.",
      "Nada se promete sobre o valor em que concordam, nem sobre o que se perdeu no caminho.",
    ],
  },
  timestamp: {
    name: "Carimbo de tempo",
    says: [
      "Um carimbo de tempo é o que o relógio do próprio nó mostrava quando recebeu a escrita, " +
        "com o nome do nó para separar horas iguais.",
      "Nenhum relógio está exatamente certo, então um carimbo posterior não prova uma escrita " +
        "posterior.",
      "Um nó de relógio adiantado vence até escritas feitas depois da sua.",
    ],
  },
  "last-writer-wins": {
    name: "Última escrita vence",
    says: [
      "Todo valor leva um carimbo de tempo, e de dois valores cada réplica fica com o de " +
        "carimbo posterior.",
      "Todas as réplicas escolhem igual sem perguntar umas às outras, e assim acabam iguais.",
      "O outro valor é descartado em silêncio, mesmo que seu cliente tenha recebido um OK.",
    ],
  },
  vector: {
    name: "Vetor de versão",
    says: [
      "Um vetor de versão tem um número para cada nó: quantas escritas desse nó a versão já " +
        "viu, contando a sua própria.",
      "Se um vetor é maior ou igual em todas as entradas, sua versão viu a outra e pode " +
        "substituí-la.",
      "Se cada um é maior que o outro em alguma entrada, nenhuma versão tinha visto a outra: " +
        "são concorrentes.",
    ],
  },
  sibling: {
    name: "Versões irmãs",
    says: [
      "Versões irmãs (siblings) são valores concorrentes de um campo mantidos lado a lado, " +
        "porque nada nos dados diz qual está certo.",
      "Quem lê recebe todos, e a próxima escrita que os tiver visto toma o lugar deles.",
      "Nada se perde, mas a aplicação, ou uma pessoa, precisa decidir.",
    ],
  },
  crdt: {
    name: "CRDT",
    says: [
      "Um tipo de dado replicado sem conflitos (CRDT) é um tipo cujas mudanças concorrentes " +
        "sempre podem ser mescladas, em qualquer ordem de chegada.",
      "Um contador soma tudo e um conjunto guarda o que foi acrescentado, mas um registrador " +
        "ainda precisa escolher um valor ou manter todos.",
      "As réplicas ficam iguais sem perguntar umas às outras; uma regra sobre o todo, como " +
        "“nunca abaixo de zero”, pede mais do que isso.",
    ],
  },
  "pn-counter": {
    name: "PN-Counter",
    says: [
      "Um PN-Counter guarda dois números para cada nó: quanto foi somado ali e quanto foi " +
        "retirado.",
      "Cada nó muda só os seus dois, e as réplicas se mesclam ficando com o maior de cada um: " +
        "nada conta duas vezes e nada é esquecido.",
      "Seu valor é tudo o que foi somado menos tudo o que foi retirado, e pode ficar abaixo de " +
        "zero.",
    ],
  },
  "or-set": {
    name: "OR-Set",
    says: [
      "Em um conjunto com remoção observada (OR-Set), cada adição recebe uma etiqueta própria, " +
        "e uma remoção remove só as etiquetas que seu nó já viu.",
      "Por isso, se algo é acrescentado e removido ao mesmo tempo, fica: a remoção não podia " +
        "conhecer a etiqueta nova.",
      "O que foi removido também pode ser acrescentado de novo.",
    ],
  },
  tombstone: {
    name: "Lápide",
    says: [
      "Uma lápide (tombstone) é a nota de que algo foi excluído, guardada no lugar da coisa.",
      "Sem ela, uma réplica não distinguiria “excluído” de “ainda não ouvi falar”, e uma " +
        "mensagem atrasada traria a coisa de volta.",
      "Sistemas reais um dia jogam fora as lápides; aqui elas ficam até o fim da execução.",
    ],
  },
  escrow: {
    name: "Contador com limite",
    says: [
      "Um contador com limite divide o que ainda pode ser retirado em direitos, alguns para " +
        "cada nó.",
      "Um nó com direitos suficientes responde na hora, e o total não pode ficar abaixo de zero.",
      "Um nó sem direitos suficientes precisa tomar emprestado ou recusar, mesmo que os outros " +
        "juntos tenham de sobra.",
    ],
  },
  majority: {
    name: "Quórum, maioria",
    says: [
      "Um quórum é o número de nós que precisam concordar para que algo seja decidido; aqui é " +
        "a maioria, mais da metade de todos os nós, estejam no ar ou não.",
      "Duas maiorias sempre têm um nó em comum, então o que uma aceitou nenhuma outra pode " +
        "ignorar.",
      "Nós separados da maioria não podem decidir nada.",
    ],
  },
  ballot: {
    name: "Cédula",
    says: [
      "Uma cédula (ballot) é o número com que um nó faz uma proposta; o nome do nó faz parte " +
        "dela, para que não haja duas iguais.",
      "Antes de propor, o nó precisa da promessa da maioria de ignorar tudo o que estiver " +
        "abaixo da sua cédula.",
      "Nós que ficam cobrindo o lance um do outro não decidem nada, e por isso cada um espera " +
        "um tempo aleatório antes de tentar de novo.",
    ],
  },
  log: {
    name: "Registro (log)",
    says: [
      "O registro (log) guarda todas as escritas em uma só ordem, e cada posição é um lugar nele.",
      "No Paxos, uma escrita está escolhida para uma posição quando a maioria a aceitou ali, e " +
        "nenhuma outra pode mais ocupar essa posição.",
      "Todos os nós executam o registro desde o início e passam, assim, pelos mesmos estados.",
    ],
  },
  "write-set": {
    name: "Conjunto de escrita",
    says: [
      "Um conjunto de escrita (write-set) é o que uma transação mudou: suas linhas e os novos " +
        "valores.",
      "A transação é testada em uma cópia no seu nó, e o conjunto de escrita é enviado a todos " +
        "os membros, que põem todos os conjuntos em uma ordem comum.",
      "Nada é decidido antes de se conhecer o lugar nessa ordem.",
    ],
  },
  certification: {
    name: "Certificação",
    says: [
      "Cada membro examina cada conjunto de escrita quando chega sua vez na ordem comum: algum " +
        "anterior mudou a mesma linha sem que esta transação o tivesse visto?",
      "Se não, o conjunto é aplicado; se sim, falha, e sua transação é desfeita.",
      "Todos os membros seguem a mesma ordem e chegam ao mesmo veredito sem votação.",
    ],
  },
  primary: {
    name: "Primário",
    says: [
      "O primário é o único nó que executa as escritas; os outros nós são suas réplicas e as " +
        "repassam a ele.",
      "Ele lhes envia seu registro, e elas o seguem um pouco atrás.",
      "Se outro nó vira primário, o que o antigo ainda não tinha enviado pode ser abandonado.",
    ],
  },
  "semi-synchronous": {
    name: "Semissíncrona",
    says: [
      "Na replicação semissíncrona o primário só diz OK quando ao menos uma réplica também tem " +
        "a escrita.",
      "Isso custa uma ida e volta até a réplica mais próxima, e a escrita sobrevive a uma " +
        "queda do primário se assumir uma réplica que a tenha.",
      "Se nenhuma réplica responde a tempo, o primário deixa de esperar e segue sozinho.",
    ],
  },
  home: {
    name: "Região-sede",
    says: [
      "Toda linha tem uma sede: o único nó que põe em ordem as escritas nela.",
      "Na sede da linha uma escrita é respondida na hora; de qualquer outro lugar ela viaja " +
        "até lá e volta.",
      "Enquanto a sede não pode ser alcançada, ninguém em outro lugar pode escrever na linha.",
    ],
  },
  "two-phase-commit": {
    name: "Efetivação em duas fases",
    says: [
      "Uma transação sobre linhas de várias sedes é decidida em duas fases (two-phase commit).",
      "Primeiro cada sede é chamada a se preparar, isto é, a travar suas linhas e a votar; só " +
        "se todas votarem sim recebem a ordem de efetivar, e senão a de abortar.",
      "Uma sede preparada tem de esperar a decisão, e suas linhas ficam travadas até lá.",
    ],
  },
  linearizable: {
    name: "Linearizável",
    says: [
      "Um histórico é linearizável se a cada pedido se pode dar um instante entre o envio e a " +
        "resposta, de modo que, na ordem desses instantes, todas as respostas estejam certas.",
      "Então ninguém lê um valor antigo depois que um mais novo foi confirmado.",
      "Julga-se pelas respostas que os clientes receberam: onde ninguém lê, quase nada pode " +
        "estar errado.",
    ],
  },
  "stale-read": {
    name: "Leitura desatualizada",
    says: [
      "Uma leitura é desatualizada se devolve um valor que uma escrita confirmada já tinha " +
        "substituído antes de ela começar.",
      "Acontece onde um nó responde com a sua própria cópia, sem perguntar se ainda é a mais " +
        "recente.",
      "Para ter certeza, uma leitura precisa perguntar a outros ou esperar, e isso leva tempo.",
    ],
  },
  "read-your-writes": {
    name: "Ler o que se escreveu",
    says: [
      "Um cliente lê o que escreveu (read your writes) se nunca recebe um valor anterior a uma " +
        "escrita sua que teve OK.",
      "Isso falha se ele escreve em um nó e lê em outro que ainda não soube da escrita.",
      "Ficar em um só nó é o remédio mais simples.",
    ],
  },
  "monotonic-reads": {
    name: "Leituras monotônicas",
    says: [
      "As leituras são monotônicas se um cliente que leu um valor nunca lê depois um mais antigo.",
      "Isso falha se o cliente passa a um nó que está mais atrasado.",
      "Para o cliente é como se o tempo andasse para trás.",
    ],
  },
};
