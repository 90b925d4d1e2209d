import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Env } from '#kernel/web.tsx'

/** A part of the page of a member that another module brings: its loans, its holds, what it owes. */
export interface MemberPanel {
  /** Name for the order of parts and in addresses: `pinjaman`. */
  name: string
  /** Permission without which it is left out. */
  permission: string
  draw(c: Context<Env>, patronId: number): Promise<Child>
}

export const drawPanels = (c: Context<Env>, patronId: number, panels: readonly MemberPanel[]) =>
  Promise.all(
    panels
      .filter(({ permission }) => c.var.page.viewer?.permissions.has(permission))
      .map((panel) => panel.draw(c, patronId)),
  )
