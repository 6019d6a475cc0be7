// Verbs of claims and predicates of relations as a sentence has them; the past tense goes with one speaker and with many.
const IRREGULAR: Readonly<Record<string, string>> = {
  according: "according",
  be: "was",
  begin: "began",
  bring: "brought",
  do: "did",
  feel: "felt",
  find: "found",
  forbid: "forbade",
  foresee: "foresaw",
  give: "gave",
  have: "had",
  hear: "heard",
  hold: "held",
  know: "knew",
  let: "let",
  make: "made",
  mean: "meant",
  put: "put",
  read: "read",
  say: "said",
  see: "saw",
  send: "sent",
  set: "set",
  speak: "spoke",
  swear: "swore",
  take: "took",
  tell: "told",
  think: "thought",
  undertake: "undertook",
  write: "wrote",
};

/** Verbs that double their last consonant. */
const DOUBLING = new Set(["admit", "blog", "commit", "plan", "quip", "rebut", "refer", "stop", "submit"]);

/** `say` as `said`, `call on` as `called on`; what has other letters than a verb's is left as it is. */
export function toldWords(verb: string): string {
  const [first = "", ...rest] = verb.split(" ");
  return [past(first), ...rest].join(" ");
}

function past(verb: string): string {
  const irregular = Object.hasOwn(IRREGULAR, verb) ? IRREGULAR[verb] : undefined;
  if (irregular !== undefined) return irregular;
  if (!/^[a-z]{2,}$/.test(verb)) return verb;
  if (DOUBLING.has(verb)) return `${verb}${verb.at(-1)}ed`;
  if (verb.endsWith("e")) return `${verb}d`;
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ied`;
  return `${verb}ed`;
}

/** Predicates whose names are no words of a sentence. */
const SAID: Readonly<Record<string, string>> = {
  ACTOR_IN: "acts in",
  RECIPIENT_IN: "is acted upon in",
  INSTRUMENT_IN: "is a means in",
  OTHER_ROLE_IN: "takes part in",
};

/** `HOLDS_ROLE` as “holds role”. */
export const predicateWords = (predicate: string): string => SAID[predicate] ?? predicate.toLowerCase().replaceAll("_", " ");
