/** What a connection may take; a test makes them small. */
export interface Limits {
  connections: number
  /** Connections that have not logged in; beyond it the oldest of them goes. */
  strangers: number
  /** Bytes of one message. */
  messageBytes: number
  /** Milliseconds to log in, to finish a message once begun, and to take an answer. */
  logInWithin: number
  messageWithin: number
  takenWithin: number
  /** Messages worked on at once, of all connections together. */
  atOnce: number
  /** How often connections are looked over. */
  lookEvery: number
}

export const usualLimits: Limits = {
  connections: 500,
  strangers: 100,
  messageBytes: 8192,
  logInWithin: 30_000,
  messageWithin: 30_000,
  takenWithin: 30_000,
  atOnce: 12,
  lookEvery: 1_000,
}
