import type { Language } from '#kernel/i18n.ts'
import type { TitleBrief, TitleSummary } from '#modules/catalogue/index.ts'
import { materialLabel } from '../labels.ts'
import { naturalName } from '../natural-name.ts'
import type { ResultTitle, TitleCard } from '../page-data.ts'
import { paths } from '../paths.ts'

/** Size of a cover in lists, in pixels; pictures keep their own proportions within it. */
const thumbnail = { width: 160, height: 240 }

/** A title as cards and shelves show it. */
export function titleCardOf({ id, description, cover }: TitleBrief): TitleCard {
  const [title = description.title] = description.title.split(' : ')
  return {
    href: paths.title(id),
    title,
    author: description.mainAuthor && naturalName(description.mainAuthor),
    year: description.year,
    classNumber: description.classNumber,
    image: cover ? { src: paths.cover(cover), ...thumbnail } : undefined,
  }
}

/** A title as a result list shows it. */
export function resultTitleOf(title: TitleSummary, language: Language): ResultTitle {
  const { description, holdings } = title
  const [, ...remainder] = description.title.split(' : ')
  return {
    ...titleCardOf(title),
    subtitle: remainder.join(' : ') || undefined,
    publisher: description.publishers[0],
    material: materialLabel(description.material, language),
    holdings,
    onlineHref: description.links[0]?.url,
  }
}
