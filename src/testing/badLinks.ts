// Links that lead nowhere, each with how the sentence about it begins: for the tests of links and
// of the command line.

export interface BadLink {
  readonly name: string;
  readonly link: string;
  readonly message: string;
}

const bad = (name: string, link: string, message: string): BadLink => ({ name, link, message });

export const badLinks: readonly BadLink[] = [
  bad("nothing", "#", "the link is empty"),
  bad("an address without a scenario", "https://example.org/#t=5", "a link names one scenario"),
  bad("two scenarios", "#s=inventory&x=2abc", "a link names one scenario"),
  bad("a doubled link", "#s=inventory&t=1&s=inventory", 'the link has the part "s" twice'),
  bad(
    "a flag with a value",
    "#s=inventory&embed=1",
    'the part "embed" of a link has no value, and',
  ),
  bad("a part without its value", "#s=inventory&t", 't="" is not a time from 0 to 7200000 ms'),
  bad(
    "a scenario that is not there",
    "#s=inventry",
    'there is no scenario "inventry" in the libra',
  ),
  bad("a name of the prototype", "#s=__proto__", 'there is no scenario "__proto__" in the library'),
  bad("an empty payload", "#x=", "the link is empty after x="),
  bad("a future version", "#x=3abcdef", "the link is of version 3, made by a newer Everywrite"),
  bad("a version of drafts", "#x=1abcdef", "the link is of version 1, which only early drafts"),
  bad("no version", "#x=abcdef", 'the link is damaged: it begins with "a", not with a version'),
  bad(
    "a strange character",
    "#x=2abc%C3%A9",
    'the link is damaged: the character "%" does not belong',
  ),
  bad("a version alone", "#x=2", "the link is damaged: its last part is missing"),
  bad("garbage", "#x=2AAAAAAAAAAAA", "the link is damaged: a part of it is missing, changed or"),
  bad("a payload of a megabyte", `#x=2${"A".repeat(1_000_000)}`, "the link has 1000004 characters"),
  bad("a time that is none", "#s=inventory&t=soon", 't="soon" is not a time from 0 to 7200000 ms'),
  bad("a negative time", "#s=inventory&t=-1", 't="-1" is not a time from 0 to 7200000 ms'),
  bad("a time after two hours", "#s=inventory&t=7200001", 't="7200001" is not a time from 0 to'),
  bad("too many events", "#s=inventory&t=1&e=1000000", 'e="1000000" is not a number of events'),
  bad("a share of events", "#s=inventory&t=1&e=1.5", 'e="1.5" is not a number of events'),
  bad("a mode too many", "#s=inventory&m=5", 'm="5" is not the number of a mode, from 0 to 4'),
  bad("modes that are none", "#s=inventory&only=0,7", 'only="0,7" is not a list of modes, such as'),
  bad("no modes at all", "#s=inventory&only=", 'only="" is not a list of modes, such as 0,2'),
  bad("an unknown view", "#s=inventory&v=globe", 'v="globe" is not a view; views are map, time'),
  bad("half a lesson", "#s=inventory&l=8", 'l="8" is not a step of a lesson'),
  bad("a hash that is too short", "#s=inventory&h=abc", 'h="abc" is not the six characters of a'),
];
