import { Status } from '#design/badge.tsx'
import { ButtonLink } from '#design/button.tsx'
import { formatNumber } from '#design/format.ts'
import { Table } from '#design/table.tsx'
import type { Language } from '#kernel/i18n.ts'
import { portalMessages } from './messages.ts'
import type { PlaceCopies, RecordData } from './page-data.ts'

interface PlacesProps {
  data: RecordData
  language: Language
}

/** Which copies are where, and whether they are in now. */
export const Places = ({ data, language }: PlacesProps) => {
  const texts = portalMessages(language).record
  return (
    <section class="places" aria-labelledby="di-mana">
      <h2 id="di-mana" class="visually-hidden">
        {texts.where}
      </h2>
      {data.online.length > 0 && (
        <div class="place">
          <h3>{texts.online}</h3>
          <p class="cluster">
            {data.online.map(({ label, href }) => (
              <ButtonLink href={href} kind="primary">
                {label}
              </ButtonLink>
            ))}
          </p>
        </div>
      )}
      {data.places.map((place) => (
        <Place {...{ place, language }} />
      ))}
      {data.waiting > 0 && <p class="place">{texts.waiting(formatNumber(data.waiting, language))}</p>}
      {data.holdHref && (
        <p class="place">
          <ButtonLink href={data.holdHref}>{texts.hold}</ButtonLink>
        </p>
      )}
      {data.places.length + data.online.length + data.holdings.length === 0 && (
        <p class="place">{texts.noCopies}</p>
      )}
    </section>
  )
}

const Place = ({ place, language }: { place: PlaceCopies; language: Language }) => {
  const texts = portalMessages(language)
  return (
    <div class="place">
      <div>
        <h3>
          <a href={place.branchHref}>{place.branchName}</a>
        </h3>
        <p class="shelf-mark">
          {place.shelf && <>{texts.availability.shelf(place.shelf)} · </>}
          {place.callNumber && (
            <>
              {texts.availability.callNumber} <span class="call-number">{place.callNumber}</span>
            </>
          )}
        </p>
      </div>
      <p>
        <PlaceStatus {...{ place, language }} />
      </p>
      <details>
        <summary class="as-link">{texts.record.copies}</summary>
        <Table
          caption={`${texts.record.copies}: ${place.branchName}`}
          captionHidden
          rows={place.items}
          columns={[
            { key: 'barcode', label: texts.record.barcode, names: true, cell: (copy) => copy.barcode },
            {
              key: 'state',
              label: texts.record.state,
              cell: (copy) => <Status kind={copy.kind}>{copy.state}</Status>,
            },
            { key: 'note', label: texts.record.note, cell: (copy) => copy.note },
          ]}
        />
      </details>
    </div>
  )
}

const PlaceStatus = ({ place, language }: { place: PlaceCopies; language: Language }) => {
  const texts = portalMessages(language).availability
  const number = (value: number) => formatNumber(value, language)
  if (place.available > 0) {
    return <Status kind="good">{texts.count(number(place.available), number(place.copies))}</Status>
  }
  if (place.readThere > 0) return <Status>{texts.readHere}</Status>
  return <Status>{place.copies > 0 ? texts.out(number(place.copies)) : texts.none}</Status>
}
