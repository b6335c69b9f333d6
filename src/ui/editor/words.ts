// The words of the editor around its two faces.
import type { TemplateId } from "../../session/drafting/choices.ts";
import { words } from "../words.ts";

interface TemplateWords {
  readonly title: string;
  readonly about: string;
  /** What a scenario says of itself that begins with it; null: what it says in English. */
  readonly begins: { readonly title: string; readonly about: string } | null;
}

interface EditorWords {
  readonly title: string;
  readonly close: string;
  readonly faces: string;
  readonly form: string;
  readonly json: string;
  readonly newOne: string;
  readonly open: string;
  readonly save: string;
  readonly done: string;
  readonly undo: string;
  readonly goToFault: string;
  readonly computing: string;
  readonly notYet: string;
  readonly putThere: string;
  readonly lost: (count: number) => string;
  readonly conflict: string;
  readonly noConflict: string;
  readonly showConflict: string;
  readonly offered: string;
  readonly takeUp: string;
  readonly dropIt: string;
  readonly sure: string;
  readonly keepOn: string;
  readonly discard: string;
  readonly stay: string;
  readonly jsonLabel: string;
  readonly line: (line: number) => string;
  readonly layOut: string;
  readonly jsonKeys: string;
  readonly newTitle: string;
  readonly newAbout: string;
  readonly newWarning: string;
  readonly back: string;
  readonly templates: Readonly<Record<TemplateId, TemplateWords>>;
}

export const editorWords = words<EditorWords>(
  {
    title: "Edit the scenario",
    close: "Close",
    faces: "Edit as",
    form: "Form",
    json: "JSON",
    newOne: "New",
    open: "Open",
    save: "Save",
    done: "Done",
    undo: "Undo",
    goToFault: "Show where",
    computing: "Computing …",
    notYet: "This is not on the stage yet.",
    putThere: "Put it there",
    lost: (count) => `${count} lost`,
    conflict: "conflict",
    noConflict: "no conflict",
    showConflict: "Show the first conflict",
    offered: "You have an unfinished draft of another scenario.",
    takeUp: "Continue it",
    dropIt: "Discard it",
    sure: "Discard your changes?",
    keepOn: "Keep editing",
    discard: "Discard",
    stay: "The form cannot show this yet. Fix it here first; nothing is lost.",
    jsonLabel: "The scenario as JSON",
    line: (line) => `Line ${line}`,
    layOut: "Format",
    jsonKeys: "Tab leaves the text. Ctrl+Enter leads to a mistake.",
    newTitle: "New scenario",
    newAbout: "Start with something small, and change it.",
    newWarning: "It replaces the scenario on the stage. Save that one first to keep it.",
    back: "Back to the editor",
    templates: {
      "two-writers": {
        title: "Two writers, one row",
        about: "Tokyo and London change the same value within a millisecond.",
        begins: null,
      },
      partition: {
        title: "A cut",
        about: "Tokyo is cut off for a second, and both sides keep writing.",
        begins: null,
      },
      crash: {
        title: "A crash",
        about: "London is down when Tokyo’s change arrives.",
        begins: null,
      },
      counters: {
        title: "Counters",
        about: "Two warehouses take from one stock at the same time.",
        begins: null,
      },
      storm: {
        title: "A generated storm",
        about: "Requests and faults drawn from a seed: a new seed brings different weather.",
        begins: null,
      },
      empty: {
        title: "Three empty cities",
        about: "One row, no writes yet. Add two, and see a conflict.",
        begins: null,
      },
    },
  },
  {
    title: "シナリオを編集",
    close: "閉じる",
    faces: "編集方法",
    form: "フォーム",
    json: "JSON",
    newOne: "新規",
    open: "開く",
    save: "保存",
    done: "完了",
    undo: "元に戻す",
    goToFault: "該当箇所へ移動",
    computing: "計算しています…",
    notYet: "まだステージに反映されていません。",
    putThere: "反映する",
    lost: (count) => `${count} 件消失`,
    conflict: "競合",
    noConflict: "競合なし",
    showConflict: "最初の競合を表示",
    offered: "別のシナリオの書きかけの下書きがあります。",
    takeUp: "続きを編集",
    dropIt: "破棄",
    sure: "変更を破棄しますか？",
    keepOn: "編集を続ける",
    discard: "破棄",
    stay: "まだフォームでは表示できません。先にここで直してください。内容は失われません。",
    jsonLabel: "JSON 形式のシナリオ",
    line: (line) => `${line} 行目`,
    layOut: "整形",
    jsonKeys: "Tab キーで次の項目へ、Ctrl+Enter で誤りの場所へ移ります。",
    newTitle: "新しいシナリオ",
    newAbout: "小さな例から始めて、変えてみましょう。",
    newWarning: "ステージのシナリオと入れ替わります。残したい場合は先に保存してください。",
    back: "編集に戻る",
    templates: {
      "two-writers": {
        title: "一つの行に二人が書く",
        about: "東京とロンドンが 1 ミリ秒の差で同じ値を変更します。",
        begins: {
          title: "一つの行に二人が書く",
          about: "東京とロンドンが1ミリ秒のうちに同じ行を変えます。残るのはどちらの値でしょうか。",
        },
      },
      partition: {
        title: "分断",
        about: "東京が 1 秒間切り離され、両側が書き込みを続けます。",
        begins: {
          title: "二つの書き込みと分断",
          about: "1秒間、東京に出入りするメッセージはなく、両側が書き込みを続けます。",
        },
      },
      crash: {
        title: "停止",
        about: "東京の変更が届くとき、ロンドンは停止しています。",
        begins: {
          title: "都市が一つ停止",
          about: "東京の変更が届くとき、ロンドンは停止しています。戻ったとき何を示すでしょうか。",
        },
      },
      counters: {
        title: "カウンター",
        about: "二つの倉庫が同じ在庫から同時に出荷します。",
        begins: {
          title: "二つの倉庫、一つのカウンター",
          about:
            "100個のうちロンドンが30個、東京が20個を出荷します。棚には50個ありますが、帳簿はどうでしょうか。",
        },
      },
      storm: {
        title: "自動生成の嵐",
        about: "要求と障害をシードから生成します。シードを変えれば天気も変わります。",
        begins: {
          title: "自動生成の嵐",
          about: "30の要求とさまざまな障害を、シードから生成します。",
        },
      },
      empty: {
        title: "空の三都市",
        about: "行は一つ、書き込みはまだありません。二つ加えると競合が見えます。",
        begins: {
          title: "私のシナリオ",
          about: "三つの都市が同じ行を持ち、まだ何も起きていません。",
        },
      },
    },
  },
  {
    title: "Editar o cenário",
    close: "Fechar",
    faces: "Editar como",
    form: "Formulário",
    json: "JSON",
    newOne: "Novo",
    open: "Abrir",
    save: "Salvar",
    done: "Pronto",
    undo: "Desfazer",
    goToFault: "Ir até o ponto",
    computing: "Calculando …",
    notYet: "Isto ainda não está no palco.",
    putThere: "Pôr no palco",
    lost: (count) => (count === 1 ? "1 perdida" : `${count} perdidas`),
    conflict: "conflito",
    noConflict: "sem conflito",
    showConflict: "Mostrar o primeiro conflito",
    offered: "Você tem um rascunho inacabado de outro cenário.",
    takeUp: "Continuar com ele",
    dropIt: "Descartar",
    sure: "Descartar suas alterações?",
    keepOn: "Continuar editando",
    discard: "Descartar",
    stay: "O formulário ainda não consegue mostrar isto. Corrija aqui primeiro; nada se perde.",
    jsonLabel: "O cenário em JSON",
    line: (line) => `Linha ${line}`,
    layOut: "Formatar",
    jsonKeys: "Tab sai do texto. Ctrl+Enter leva ao erro.",
    newTitle: "Novo cenário",
    newAbout: "Comece com algo pequeno e vá mudando.",
    newWarning: "Ele toma o lugar do cenário no palco. Para guardar o atual, salve-o antes.",
    back: "Voltar ao editor",
    templates: {
      "two-writers": {
        title: "Dois autores, uma linha",
        about: "Tóquio e Londres mudam o mesmo valor com um milissegundo de diferença.",
        begins: {
          title: "Dois autores, uma linha",
          about:
            "Tóquio e Londres mudam a mesma linha em menos de um milissegundo. Qual valor fica?",
        },
      },
      partition: {
        title: "Um corte",
        about: "Tóquio fica isolada por um segundo, e os dois lados continuam escrevendo.",
        begins: {
          title: "Um corte entre dois autores",
          about:
            "Por um segundo nenhuma mensagem entra em Tóquio nem sai de lá, e os dois lados " +
            "escrevem.",
        },
      },
      crash: {
        title: "Uma queda",
        about: "Londres está fora do ar quando a mudança de Tóquio chega.",
        begins: {
          title: "Uma cidade fora do ar",
          about:
            "Londres está fora do ar quando a mudança de Tóquio chega. O que ela mostra ao voltar?",
        },
      },
      counters: {
        title: "Contadores",
        about: "Dois armazéns retiram do mesmo estoque ao mesmo tempo.",
        begins: {
          title: "Dois armazéns, um contador",
          about:
            "De 100 unidades Londres envia 30 e Tóquio 20. Nas prateleiras ficam 50; e nos livros?",
        },
      },
      storm: {
        title: "Uma tempestade gerada",
        about: "Pedidos e falhas sorteados de uma semente: nova semente, outro tempo.",
        begins: {
          title: "Uma tempestade gerada",
          about: "Trinta pedidos e falhas de todo tipo, sorteados da semente.",
        },
      },
      empty: {
        title: "Três cidades vazias",
        about: "Uma linha, nenhuma escrita ainda. Faça duas e veja um conflito.",
        begins: {
          title: "Meu cenário",
          about: "Três cidades guardam a mesma linha, e nada aconteceu ainda.",
        },
      },
    },
  },
);
