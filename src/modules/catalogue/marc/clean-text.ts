// PostgreSQL's jsonb refuses NUL and lone surrogates, XML refuses the other controls, and ISO 2709 gives three of
// them a meaning; tab and line ends stay. Noncharacters at the end of the first plane are refused by XML too.
// oxlint-disable-next-line no-control-regex
const unwanted = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/
const allUnwanted = new RegExp(unwanted, 'g')

/** Whether the text can be kept and written in every format. */
export const isClean = (text: string): boolean => !unwanted.test(text) && text.isWellFormed()

/** Removes what cannot be kept; a lone surrogate becomes a replacement character. */
export const cleaned = (text: string): string => text.replace(allUnwanted, '').toWellFormed()
