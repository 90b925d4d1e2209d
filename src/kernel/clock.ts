/** Where time comes from; tests and the demonstration bring their own. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()
