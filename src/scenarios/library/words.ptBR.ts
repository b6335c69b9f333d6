// The library in Brazilian Portuguese.
import type { LibraryWords } from "./words.ts";

export const ptBR: LibraryWords = {
  scenarios: {
    profile: {
      title: "Dois usuários, um perfil",
      about:
        "Em Tóquio um cliente ganha um novo e-mail e, um milissegundo depois, Londres muda o " +
        "telefone na mesma linha. Os dois clientes recebem OK, mas nem todo modo guarda as duas " +
        "mudanças.",
    },
    inventory: {
      title: "Dois depósitos enviam ao mesmo tempo",
      about:
        "Há 100 unidades de um produto; Londres envia 30 e, um milissegundo depois, Tóquio envia " +
        "20. Nas prateleiras ficam 50, mas o que dizem os livros?",
    },
    "profile-a": {
      title: "Perfil A: a última escrita vence",
      about:
        "As mesmas duas edições sob três regras: vence a última a chegar, competem linhas " +
        "inteiras, competem colunas. Onde competem linhas inteiras, um novo e-mail some embora " +
        "ninguém mais o tenha tocado.",
    },
    "profile-b": {
      title: "Perfil B: campos diferentes se mesclam",
      about:
        "As duas réplicas já viram quatro edições de cada cidade, e então cada uma edita outro " +
        "campo da linha. Nenhum vetor é o maior: as edições são concorrentes, e um resolvedor " +
        "decide o que será delas.",
    },
    "profile-c": {
      title: "Perfil C: o mesmo campo duas vezes",
      about:
        "Tóquio e Londres mudam o mesmo e-mail, e nenhuma sabe da outra. Nada nos dados diz quem " +
        "tem razão; o modo precisa escolher, guardar os dois ou pôr um depois do outro.",
    },
    cart: {
      title: "Um carrinho, dois compradores",
      about:
        "Tóquio escreve a versão A de um carrinho de compras e, um milissegundo depois, Londres " +
        "escreve a versão B. Réplicas que só aplicam o que chega acabam cada uma com a versão da " +
        "outra.",
    },
    "sql-stamps": {
      title: "Dois comandos SQL com carimbos de tempo",
      about:
        "As duas cidades executam um UPDATE no cliente 5, cada um com a hora do próprio relógio. " +
        "O carimbo posterior vence; em segundos inteiros os dois são iguais, e uma regra de " +
        "desempate tem de escolher.",
    },
    insert: {
      title: "Dois usuários novos, um id",
      about:
        "Tóquio e Londres criam o usuário 5000 com menos de um milissegundo de diferença. Onde " +
        "ninguém pergunta antes de responder, os dois clientes ouvem que seu usuário existe.",
    },
    refund: {
      title: "Apagado aqui, reembolsado ali",
      about:
        "Tóquio apaga o pedido 77 e, um milissegundo depois, Londres o reembolsa. O pedido pode " +
        "sumir, voltar ou virar uma pergunta para uma pessoa.",
    },
    counter: {
      title: "Somar dez aqui, somar cinco ali",
      about:
        "Tóquio recebe 10 itens e Londres 5, enquanto um cabo rompido deixa São Paulo de fora " +
        "por um segundo. Um contador que guarda um número por cidade os soma sem perguntar a " +
        "ninguém.",
    },
    swapped: {
      title: "As mesmas vendas, trocadas",
      about:
        "Tóquio envia 20 primeiro e, um milissegundo depois, Londres envia 30. Um milissegundo " +
        "decide qual de dois totais errados fica, e não torna certo nenhum deles.",
    },
    tie: {
      title: "As mesmas vendas no mesmo instante",
      about:
        "Os dois depósitos enviam no mesmo microssegundo, e os carimbos de tempo são iguais. Uma " +
        "regra de desempate faz todas as réplicas concordarem, mas concordar não é ter razão.",
    },
    oversold: {
      title: "Juntas vendem demais",
      about:
        "De 100 unidades Londres vende 70 e Tóquio vende 60, e cada uma antes verifica se há o " +
        "bastante. Uma verificação que olha uma só réplica não protege o total.",
    },
    rights: {
      title: "Dividir o direito de vender",
      about:
        "De 100 unidades, Tóquio e Londres podem vender 40 cada, e São Paulo 20. Depois de " +
        "vender 30, Londres quer mais 15: precisa pedir emprestado, ser recusada ou perguntar a " +
        "todos.",
    },
    cut: {
      title: "Tóquio fica isolada",
      about:
        "Por um segundo nenhuma mensagem entra em Tóquio nem sai de lá, e os dois lados seguem " +
        "vendendo. Alguns modos respondem na hora e acertam tudo depois; outros fazem os " +
        "clientes esperar.",
    },
    "fast-clock": {
      title: "Um relógio cinco segundos adiantado",
      about:
        "O relógio de Tóquio está cinco segundos adiantado quando ela escreve; dois segundos " +
        "depois Londres edita a linha, tendo visto a versão de Tóquio. Pelos relógios, a edição " +
        "de Londres é a mais antiga.",
    },
    "or-set": {
      title: "Adicionar e remover ao mesmo tempo",
      about:
        "Tóquio adiciona de novo um item a um conjunto enquanto Londres remove o que tinha " +
        "visto. Um conjunto OR-Set só apaga o que quem remove conhecia, e o item novo fica.",
    },
    transfer: {
      title: "A transferência feita duas vezes",
      about:
        "Quatro nós são cortados em duas metades, e um cliente que não viu resposta repete do " +
        "outro lado a mesma transferência de 10.000. Só uma das duas cabe na conta.",
    },
    "transfer-id": {
      title: "A transferência com id",
      about:
        "O aplicativo do cliente dá um id à transferência e usa o mesmo id ao tentar de novo. " +
        "Pôr um id duas vezes num conjunto é o mesmo que pôr uma vez, em qualquer lado do corte.",
    },
    duel: {
      title: "Proponentes em duelo",
      about:
        "Três cidades propõem um valor em três milissegundos, e cada nova cédula tira a promessa " +
        "da anterior. Pausas ao acaso cedo ou tarde encerram o duelo, mas pausas curtas demais o " +
        "prolongam.",
    },
    "view-change": {
      title: "O grupo exclui um membro por voto",
      about:
        "Tóquio fica isolada por nove segundos, mais que a paciência do grupo, de cinco. Londres " +
        "e São Paulo seguem sem Tóquio, e Tóquio precisa saber que está de fora.",
    },
    "lost-member": {
      title: "Um membro cai em silêncio",
      about:
        "São Paulo cai e não volta, e logo depois Tóquio escreve. Quem espera por todos espera " +
        "para sempre; quem espera por uma maioria mal percebe.",
    },
    virginia: {
      title: "Um só mestre, na Virgínia",
      about:
        "Com um único mestre, toda escrita viaja até a Virgínia, e um cliente em Tóquio espera a " +
        "ida e a volta. Os outros modos mostram quanto custa uma escrita quando toda cidade a " +
        "recebe.",
    },
    failover: {
      title: "Um mestre a mais",
      about:
        "A Virgínia fica isolada, e Londres vira o novo primário enquanto o antigo ainda recebe " +
        "escritas. O que o antigo aceita sozinho pode ser descartado quando o cabo é consertado.",
    },
    home: {
      title: "Cada linha tem uma sede",
      about:
        "A linha de Ana mora em Tóquio e a de Ben em Londres, e cada sede decide sozinha. Em " +
        "casa uma escrita não custa nada, quem viaja paga a ida e a volta, e um corte pode " +
        "deixar alguém de fora.",
    },
    "stale-read": {
      title: "Uma leitura desatualizada",
      about:
        "Tóquio escreve, e 50 ms depois Londres lê, com a notícia ainda a caminho. Uma leitura " +
        "que não pergunta a ninguém é rápida e pode ser antiga; uma atual custa uma ida e volta.",
    },
    "slow-member": {
      title: "Um membro distante",
      about:
        "Os dois cabos de São Paulo ficaram lentos: meio segundo em cada sentido. Um modo que " +
        "espera por todos é tão lento quanto o mais lento, e um que espera por uma maioria nem " +
        "sente.",
    },
    twice: {
      title: "Uma mensagem que chega duas vezes",
      about:
        "O enlace de Tóquio a Londres entrega tudo duas vezes. Mesclar um estado duas vezes não " +
        "muda nada, mas executar uma operação duas vezes muda.",
    },
    resolver: {
      title: "Um resolvedor com duas opiniões",
      about:
        "As duas versões foram editadas por um usuário, e uma função escrita à mão decide qual " +
        "fica. Ela prefere o que vem de fora: as duas cidades trocam de versão e nunca concordam.",
    },
    crash: {
      title: "Confirmado, ainda não enviado",
      about:
        "Tóquio pode responder na hora, pode só enviar suas mudanças a cada 100 ms, e cai de vez " +
        "depois de 50 ms. Um OK é só uma promessa até que mais alguém saiba dele.",
    },
    storm: {
      title: "Uma tarde de tempestade",
      about:
        "Quarenta pedidos encontram cortes, uma queda, mensagens perdidas e duplicadas e um " +
        "relógio que salta, tudo sorteado da semente. Mude a semente para ter outro tempo e veja " +
        "quais promessas se mantêm.",
    },
  },
  labels: {
    "all or nobody": "todos ou ninguém",
    "blind local": "sem comparar",
    borrow: "empréstimo",
    "by hand": "à mão",
    fields: "campos",
    "hybrid clock": "híbrido",
    "last writer": "última escrita",
    "local reads": "lê local",
    "London leads": "Londres lidera",
    microseconds: "microssegundos",
    "no leader": "sem líder",
    operations: "operações",
    "patience 1 s": "paciência 1 s",
    "plain clock": "relógio comum",
    "reads in the log": "lê no registro",
    "reads that wait": "lê e espera",
    refuse: "recusa",
    "semi-sync": "semissíncrono",
    "ships at once": "envia na hora",
    "ships in batches": "envia em lotes",
    "short pauses": "pausas curtas",
    siblings: "irmãos",
    "single columns": "colunas avulsas",
    "slow to apply": "aplica tarde",
    "sum of changes": "soma as mudanças",
    "Tokyo leads": "Tóquio lidera",
    "Virginia leads": "Virgínia lidera",
    "whole rows": "linhas inteiras",
    "whole seconds": "segundos inteiros",
  },
};
