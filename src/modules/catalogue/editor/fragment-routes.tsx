import { Hono } from 'hono'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { shortened } from '../describe/shortened.ts'
import { FieldHelp } from './field-help.tsx'
import { findDuplicates } from './find-duplicates.ts'
import { editorTexts } from './messages.ts'
import { AlsoEditing, Duplicates } from './notices.tsx'
import { editorPaths } from './paths.ts'
import { openForEditing } from './presence.ts'
import { staffOf } from './editor-routes.tsx'
import { kindOfTag, suggestHeadings } from './suggest-headings.ts'

/** Of the remark of a heading, as much as a list can show. */
const longestNote = 120

/** Parts of a page that the editor asks for while somebody types. */
export const editorFragmentRoutes = new Hono<Env>()
  .get(editorPaths.fieldHelp, requires('catalogue.view'), (c) => {
    const tag = c.req.query('ruas') ?? ''
    if (!/^[0-9A-Za-z]{3}$/.test(tag)) throw notFound()
    const brief = c.req.query('ringkas') === '1'
    return c.html(<FieldHelp {...{ tag, brief }} language={c.var.page.language} />)
  })
  .get(editorPaths.duplicates, requires('catalogue.edit'), async (c) => {
    const text = (name: string) => (c.req.query(name) ?? '').replaceAll('\0', '').slice(0, 500)
    const except = Number(c.req.query('kecuali')) || undefined
    const likeness = {
      isbn: text('isbn'),
      issn: text('issn'),
      title: text('judul'),
      author: text('pengarang'),
      except,
    }
    const found = await findDuplicates(c.var.db, likeness)
    return c.html(<Duplicates found={found} language={c.var.page.language} />)
  })
  .get(editorPaths.headings, requires('catalogue.view'), async (c) => {
    const text = (c.req.query('q') ?? '').replaceAll('\0', '').slice(0, 200)
    const tag = kindOfTag[c.req.query('ruas') ?? '']
    const kinds = tag ? [tag] : (c.req.query('jenis') ?? '').split(' ')
    const t = editorTexts(c.var.page.language).headings
    const found = await suggestHeadings(c.var.db, text, kinds)
    return c.json(
      found.map(({ heading, foundAs, variants, seeAlso, note, titles, subfields, sign }) => ({
        text: heading,
        subfields,
        sign,
        kind: [
          foundAs && t.variant(foundAs),
          variants.length > 0 && t.variants(variants.join('; ')),
          seeAlso.length > 0 && t.seeAlso(seeAlso.join('; ')),
          note && shortened(note, longestNote),
          t.titles(titles),
        ]
          .filter(Boolean)
          .join(' · '),
      })),
    )
  })
  .post(editorPaths.presence(':id{[0-9]{1,15}}'), requires('catalogue.edit'), async (c) => {
    const others = await openForEditing(c.var.db, Number(c.req.param('id')), staffOf(c), c.var.now)
    return c.html(<AlsoEditing others={others} language={c.var.page.language} />)
  })
