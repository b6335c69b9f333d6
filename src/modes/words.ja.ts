// The modes and their options in Japanese.
import type { ModesWords } from "./words.ts";

export const ja: ModesWords = {
  naive: {
    title: "届いたものを適用",
    short: "素朴",
    summary: "どのノードもすぐに応答し、届いたもので自分の行を上書きします。",
    options: {},
  },
  lww: {
    title: "最後の書き込みが勝つ",
    short: "LWW",
    summary: "どのノードもすぐに応答し、二つの値のうちタイムスタンプの新しい方が残ります。",
    options: {
      granularity: {
        label: "粒度",
        about: "競い合う単位です。行全体か、列ごとかを選びます。",
        choices: { row: "行", column: "列" },
      },
      clock: {
        label: "時計",
        about:
          "書き込みに付けるタイムスタンプです。時計の値そのまま、保存済みの行より少なくとも1刻み後、" +
          "見たことのあるどの値よりも後（ハイブリッド論理クロック）から選びます。",
        choices: { physical: "物理時計", monotonic: "単調", hybrid: "ハイブリッド" },
      },
      resolution: {
        label: "時計の分解能",
        about:
          "時計の1刻みの長さです。1 000 なら、同じ秒の書き込みは同じ時刻になります。0 は誤差なしです。",
      },
      blindLocal: {
        label: "ローカルでは比較しない",
        about: "ローカルの書き込みは比較を省くため、レプリカがいつまでも食い違うことがあります。",
      },
      shipEvery: {
        label: "送信の間隔",
        about:
          "変更をまとめて保存し送信します。そのため、クラッシュするとOK済みのものも失われます。",
      },
    },
  },
  "version-vector": {
    // Too long for some lines: it may break between its two words.
    title: "バージョン\u200bベクトル",
    short: "ベクトル",
    summary:
      "どのノードもすぐに応答します。互いを知らない書き込みはベクトルで分かり、" +
      "アプリケーションが解決します。",
    options: {
      resolver: {
        label: "解決方法",
        about:
          "並行する版の扱いです。フィールドごとに統合する、兄弟として残す、数値の増減を統合する、" +
          "時計の新しい方を取る、章の「利用者の編集を優先」という規則に従う、から選びます。",
        choices: {
          fields: "フィールドごと",
          siblings: "兄弟を残す",
          delta: "増減の統合",
          lww: "時計の新しい方",
          "user-edited": "利用者の編集を優先",
        },
      },
      bumpOnMerge: {
        label: "統合も書き込みと数える",
        about:
          "統合のたびに自分の書き込みとして数えます。そのため、二つのノードがいつまでも統合し続けます。",
      },
    },
  },
  crdt: {
    title: "CRDT",
    short: "CRDT",
    summary: "どのノードもすぐに応答し、同時に行われたことはフィールドの型が統合します。",
    options: {
      borrow: {
        label: "権利を借りる",
        about:
          "権利つきカウンターの権利が足りないとき、すぐに断る代わりに、" +
          "最も多く持つノードに不足分を求めます。",
      },
      borrowTimeout: {
        label: "借りるのを待つ時間",
        about: "権利を借りられるまで要求が待つ時間です。過ぎると断られます。",
      },
      counters: {
        label: "カウンター",
        about: "カウンターが送るものです。状態か、重複したメッセージを二度数える加算かを選びます。",
        choices: { states: "状態", operations: "操作" },
      },
      unchecked: {
        label: "検査なし",
        about: "G-Counterが章のクラスと同じように負の数を受け取り、そして忘れます。",
      },
    },
  },
  paxos: {
    title: "Paxos",
    short: "Paxos",
    summary: "どの書き込みも、半数を超えるノードが受理すると、一つのログの中に位置が決まります。",
    options: {
      leader: {
        label: "リーダー",
        about: "このノードは、全員がすでに約束した投票番号を持って始めます。",
      },
      phase1: {
        label: "第1段階",
        about:
          "提案者は投票番号を後のスロットでも使い続けるか、要求ごとに新しい番号を取るかを選びます。",
        choices: { once: "一度だけ", always: "毎回" },
      },
      read: {
        label: "読み取り",
        about: "読み取りはログを通るか、すぐに答えられて古いことがあるかのどちらかです。",
        choices: { log: "ログを通る", local: "ローカル" },
      },
      backoff: {
        label: "再試行までの待ち",
        about:
          "投票番号を失った提案者は、この時間までのランダムな時間だけ待ちます。" +
          "どの投票番号も先へ進まないうちは4倍まで延び、ほかが進んでいれば4分の1まで縮みます。",
      },
    },
  },
  galera: {
    title: "Galera",
    short: "Galera",
    summary:
      "書き込みは全メンバーに送られ、順序が決まり、各メンバーが同じように認証します。" +
      "全員に届くとOKです。",
    options: {
      suspectTimeout: {
        label: "疑うまでの時間",
        about:
          "これだけの間応答のないメンバーは、投票でビューから外されます。投票はここではPaxos一回分で、" +
          "本物のGaleraは全員が同じ集合を提案するまでjoinを交わします。",
      },
      strict: {
        label: "厳格",
        about: "メンバーを決して外しません。何が起きても、どの書き込みも全ノードを待ちます。",
      },
      applyDelay: {
        label: "適用の遅れ",
        about: "他のノードの書き込みが、認証の後ここで見えるようになるまでの時間です。",
      },
      syncWait: {
        label: "同期を待つ読み取り",
        about: "読み取りは、それより前の順序のものがすべてここで見えるようになるまで待ちます。",
      },
    },
  },
  "home-region": {
    title: "ホームリージョン",
    short: "ホーム",
    summary: "各行にはその書き込みの順序を決めるホームがあり、他のノードはそこに問い合わせます。",
    options: {
      read: {
        label: "読み取り",
        about: "読み取りに答える場所です。行のホームか、古いことのあるノード自身のコピーです。",
        choices: { home: "ホーム", local: "ローカル" },
      },
      refuse: {
        label: "断る",
        about:
          "ホームから応答のない要求はすぐに断られます。そうでなければ、" +
          "クライアントがあきらめるまで待ちます。",
      },
    },
  },
  "primary-replica": {
    title: "プライマリとレプリカ",
    short: "プライマリ",
    summary: "一つのノードがすべての書き込みを受けてログを送り、他は遅れながら追従します。",
    options: {
      primary: {
        label: "プライマリ",
        about: "最初のプライマリです。指定がなければ、あれば virginia、なければ最初のノードです。",
      },
      ack: {
        label: "確認応答",
        about:
          "書き込みがOKになる条件です。プライマリが持ったとき（非同期）か、" +
          "レプリカも一つ持ったとき（準同期）です。",
        choices: { async: "非同期", "semi-sync": "準同期" },
      },
      waitPoint: {
        label: "見えるとき",
        about:
          "準同期で、書き込みがプライマリで見えるようになるときです。レプリカも一つ持って" +
          "クライアントにOKが返るとき（同期後）か、すぐに（コミット後）です。",
        choices: { "after-sync": "同期後", "after-commit": "コミット後" },
      },
      ackTimeout: {
        label: "確認応答を待つ時間",
        about: "準同期がレプリカを待つ時間です。過ぎると非同期として続けます。",
      },
      forward: {
        label: "転送する",
        about:
          "レプリカは書き込みをプライマリに転送します。そうでなければ、読み取り専用として断ります。",
      },
      read: {
        label: "読み取り",
        about: "読み取りに答える場所です。古いことのあるノード自身のコピーか、プライマリです。",
        choices: { local: "ローカル", primary: "プライマリ" },
      },
      failover: {
        label: "フェイルオーバー",
        about:
          "スクリプトがレプリカを昇格させてよいかです（フェンシングなし）。" +
          "「なし」なら最初のプライマリのままです。",
        choices: { promote: "昇格", none: "なし" },
      },
    },
  },
};
