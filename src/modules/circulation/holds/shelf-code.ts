/** What the slip on the pickup shelf says instead of a name: short enough to be called out at the desk. */
export const shelfCodeOf = (holdId: number): string => String(holdId % 10_000).padStart(4, '0')
