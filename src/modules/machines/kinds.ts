import type { Child } from 'hono/jsx'
import type { BadgeKind } from '#design/badge.tsx'
import type { FieldErrors, ParsedForm, Typed } from '#kernel/form.ts'
import type { Language } from '#kernel/i18n.ts'

/** What a kind of machine adds to the register; its owner gives it to `machinesModule`. */
export interface MachineKind {
  code: string
  label: Record<Language, string>
  /** What it is for, where staff choose the kind of a new machine. */
  about: Record<Language, string>
  /** `login`: signs in by itself with login and password. `pairing`: a browser, paired by a code. */
  proof: 'login' | 'pairing'
  /** First page of a paired browser. */
  home?: string
  /** Fields of its settings, below name and place. */
  fields(props: KindFieldsProps): Child
  /** Reads these fields; what comes out is kept as it is. `before` is what was kept, `{}` for a new machine. */
  parse(body: Record<string, unknown>, before: unknown): ParsedForm<object> | Promise<ParsedForm<object>>
  /** What was kept, as the form shows it; of `{}` the defaults. */
  typedOf(settings: unknown): Typed
  /** Codes of wrong fields, in words. */
  errorText(code: string, language: Language): string
  /** What a machine last told of itself: paper, an error. */
  stateWords(state: unknown, language: Language): readonly StateWord[]
}

export interface KindFieldsProps {
  language: Language
  typed: Typed
  errors: FieldErrors
}

export interface StateWord {
  text: string
  kind: BadgeKind
}
