interface TextSchema {
  type: 'string'
  enum?: readonly string[]
  maxLength?: number
  default?: string
}
interface NumberSchema {
  type: 'integer'
  minimum: number
  maximum: number
  default?: number
}
interface ListSchema {
  type: 'array'
  items: TextSchema
  maxItems: number
}

/** A parameter as the document describes it, and as it is checked. */
export interface ParameterObject {
  name: string
  in: 'query' | 'path'
  required: boolean
  description: string
  schema: TextSchema | NumberSchema | ListSchema
}

const optional = { in: 'query', required: false } as const

export const text = (name: string, description: string, maxLength: number): ParameterObject => ({
  name,
  ...optional,
  description,
  schema: { type: 'string', maxLength },
})

export const choice = (
  name: string,
  description: string,
  of: readonly string[],
  usual?: string,
): ParameterObject => ({
  name,
  ...optional,
  description,
  schema: { type: 'string', enum: of, ...(usual === undefined ? {} : { default: usual }) },
})

export const list = (
  name: string,
  description: string,
  maxItems: number,
  maxLength: number,
): ParameterObject => ({
  name,
  ...optional,
  description,
  schema: { type: 'array', items: { type: 'string', maxLength }, maxItems },
})

export const whole = (
  name: string,
  description: string,
  [minimum, maximum]: readonly [number, number],
  usual?: number,
): ParameterObject => ({
  name,
  ...optional,
  description,
  schema: { type: 'integer', minimum, maximum, ...(usual === undefined ? {} : { default: usual }) },
})
