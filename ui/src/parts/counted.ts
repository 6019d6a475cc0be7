// Numbers with their noun.

/** `1 report`, `2 reports`, `1,204 reports`; `many` where it isn't one with an s. */
export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString("en")} ${number === 1 ? one : many}`;

/** A share from 0 to 1 in whole percent; under one percent but not nothing is `<1 %`. */
export const percent = (share: number): string =>
  share > 0 && share < 0.01 ? "<1 %" : `${Math.round(share * 100)} %`;
