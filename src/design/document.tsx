import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { PageContext } from '#kernel/page-context.ts'
import { asset, firstFont } from './assets.ts'
import { drawnOnce } from './drawn-once.ts'
import { PageLanguage } from './language.tsx'
import { designMessages } from './messages.ts'

export interface DocumentProps {
  context: PageContext
  /** Names the page in tabs and results; the library's name is added. */
  title: string
  description?: string
  /** More for the head: canonical address, feeds, structured data. */
  head?: Child
  stylesheet: 'public.css' | 'staff.css' | 'kiosk.css' | 'guest-book.css'
  bodyClass: string
  children: Child
}

/** The whole HTML document around a page frame. */
export const Document = (props: DocumentProps) => {
  const { context, title, description, head, stylesheet, bodyClass, children } = props
  return (
    <PageLanguage.Provider value={context.language}>
      {raw('<!doctype html>')}
      <html lang={context.language} data-theme={context.theme}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{title === context.libraryName ? title : `${title} · ${context.libraryName}`}</title>
          {description && <meta name="description" content={description} />}
          <Links stylesheet={stylesheet} />
          {head}
        </head>
        <body class={bodyClass}>
          <a class="skip-link" href="#isi">
            {designMessages(context.language).skip}
          </a>
          {children}
        </body>
      </html>
    </PageLanguage.Provider>
  )
}

const Links = drawnOnce(
  ({ stylesheet }) => stylesheet,
  ({ stylesheet }: Pick<DocumentProps, 'stylesheet'>) => (
    <>
      <link rel="preload" href={firstFont} as="font" type="font/woff2" crossorigin="" />
      <link rel="stylesheet" href={asset(stylesheet)} />
      <link rel="icon" href="/pictures/emblem.svg" type="image/svg+xml" />
    </>
  ),
)
