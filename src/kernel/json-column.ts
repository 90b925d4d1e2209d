/** Trusts what this program itself wrote into a jsonb column to have the shape it gave it. */
export const fromJson = <T>(value: unknown): T => value as T

/** JSON text for a jsonb column; pg would write a bare array as a PostgreSQL array. */
export const toJson = (value: unknown): string => JSON.stringify(value)
