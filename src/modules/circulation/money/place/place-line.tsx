import type { PageContext } from '#kernel/page-context.ts'
import type { DeskPlace } from '#modules/branches/index.ts'
import { moneyTexts } from '../account/messages.ts'
import { moneyPaths } from '../paths.ts'

interface PlaceLineProps {
  context: PageContext
  place: DeskPlace
  /** Where it leads back to. */
  back: string
}

/** At which till this computer stands. */
export const PlaceLine = ({ context, place, back }: PlaceLineProps) => {
  const t = moneyTexts(context.language).place
  return (
    <p class="desk-place no-print">
      {t.at(place.branch.name)}
      {place.branches.length > 1 && (
        <>
          {' · '}
          <a href={`${moneyPaths.place}?kembali=${encodeURIComponent(back)}`}>{t.change}</a>
        </>
      )}
    </p>
  )
}
