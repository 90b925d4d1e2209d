import { ButtonLink } from '#design/button.tsx'
import { formatShortDate } from '#design/format.ts'
import { PageHeading } from '#design/page.tsx'
import { Table } from '#design/table.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { pickupValue, type PickupOption } from '#modules/branches/index.ts'
import type { TitleSummary } from '#modules/catalogue/index.ts'
import { patronPaths, type ListedMember } from '#modules/patrons/index.ts'
import { DeskFrame, Hidden, ScanForm } from '../desk-frame.tsx'
import { deskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { DeskPlace } from '#modules/branches/index.ts'
import { newKey } from '../visit/visit.ts'

interface FoundPageProps {
  context: PageContext
  place: DeskPlace
  text: string
  members: readonly ListedMember[]
  titles: readonly TitleSummary[]
  visit: string
  /** Where it can be picked up. */
  pickups: readonly PickupOption[]
  /** The member that is being served: titles can be held for them. */
  member?: { id: number; name: string }
}

/** What words may mean: a member's name, a title. */
export const FoundPage = (props: FoundPageProps) => {
  const { context, place, text, members, titles, visit, pickups, member } = props
  const t = deskTexts(context.language)
  const mayHold = member && context.viewer?.permissions.has('circulation.holds')
  const hidden = { k: visit, key: newKey(visit), ...(member ? { anggota: member.id } : {}) }
  return (
    <DeskFrame context={context} place={place} title={t.found.title(text)} tone="attention">
      <PageHeading
        title={t.found.title(text)}
        lead={member && <a href={paths.visiting(member.id, visit)}>{member.name}</a>}
        actions={<ButtonLink href={patronPaths.newMember}>{t.found.newMember}</ButtonLink>}
      />
      <ScanForm action={paths.desk} label={member ? t.scanBook : t.scan} button={t.go} hidden={hidden} />
      {members.length + titles.length === 0 && <p>{t.found.none}</p>}
      {members.length > 0 && <Members {...{ context, members }} />}
      {titles.length > 0 && (
        <Table
          caption={t.found.titles}
          rows={titles}
          columns={[
            {
              key: 'title',
              label: t.found.titleColumn,
              names: true,
              cell: ({ id, description }) => <a href={`/staf/katalog/${id}`}>{description.title}</a>,
            },
            {
              key: 'author',
              label: t.found.author,
              cell: ({ description }) => description.responsibility ?? '',
            },
            ...(mayHold
              ? [
                  {
                    key: 'hold',
                    label: t.holdForm.title,
                    cell: (title: TitleSummary) => (
                      <HoldForm {...{ context, title, member, visit, pickups, at: place.branch.id }} />
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
    </DeskFrame>
  )
}

const Members = ({ context, members }: { context: PageContext; members: readonly ListedMember[] }) => {
  const t = deskTexts(context.language)
  return (
    <Table
      caption={t.found.members}
      rows={members}
      columns={[
        {
          key: 'name',
          label: t.found.name,
          names: true,
          cell: ({ id, name }) => <a href={paths.member(id)}>{name}</a>,
        },
        { key: 'card', label: t.found.card, cell: ({ cardNumber }) => cardNumber ?? '' },
        {
          key: 'until',
          label: t.member.until,
          cell: ({ expiresOn }) => formatShortDate(expiresOn, context.language),
        },
      ]}
    />
  )
}

interface HoldFormProps {
  context: PageContext
  title: TitleSummary
  member: { id: number }
  visit: string
  pickups: readonly PickupOption[]
  at: number
}

const HoldForm = ({ context, title, member, visit, pickups, at }: HoldFormProps) => {
  const t = deskTexts(context.language).holdForm
  return (
    <form method="post" action={paths.holds(member.id)} class="cluster">
      <Hidden fields={{ k: visit, key: newKey(visit), judul: title.id }} />
      <select name="ambil" aria-label={`${t.pickup}: ${title.description.title}`}>
        {pickups.map((pickup) => (
          <option value={pickupValue(pickup)} selected={pickup.branchId === at && pickup.pointId === null}>
            {pickup.shortName}
          </option>
        ))}
      </select>
      <button class="button" type="submit">
        {t.place}
      </button>
    </form>
  )
}
