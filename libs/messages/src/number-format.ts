/** Italian leaves four digits ungrouped by default; a public body writes 4.156, as it writes 12.345. */
export const numberFormat = { useGrouping: 'always' } as const satisfies Intl.NumberFormatOptions;

/** The same within messages. Lingui looks for the format of "#" under the name number, and for that of "{n, number}", which names none, under undefined. */
export const numbersInMessages = { formats: { number: numberFormat, undefined: numberFormat } };
