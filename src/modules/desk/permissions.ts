/** The desk has no rights of its own: lending, holds, losses and transfers are circulation's. */
export const mayLend = 'circulation.lend'
