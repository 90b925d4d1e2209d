import { ButtonLink } from '#design/button.tsx'
import { DateField, SelectField, TextField } from '#design/field.tsx'
import { FilterForm } from '#design/filter-form.tsx'
import { formatDate, formatRupiah } from '#design/format.ts'
import { Notice } from '#design/notice.tsx'
import type { Typed } from '#kernel/form.ts'
import type { FinePolicy } from '../policy-settings.ts'
import { RulePage, type Shown } from '../pages/rule-page.tsx'
import { rulePaths } from '../paths.ts'
import { fromJson } from '#kernel/json-column.ts'
import type { Explanation } from './explain.ts'
import type { ExplainedItem, ExplainedPatron } from './explained-case.ts'
import { explainTexts } from './messages.ts'
import { KindsExplained, LimitsExplained } from './rows-explained.tsx'

export interface ExplainPageProps extends Shown {
  asked: Typed
  problems: { card?: string; barcode?: string }
  told: Explanation | undefined
  patron: ExplainedPatron | undefined
  item: ExplainedItem | undefined
  reasons: ReadonlyMap<string, string>
}

/** Why a loan is as it is: every row that was looked at, the steps of the calendar, the sum of a fine. */
export const ExplainPage = (props: ExplainPageProps) => {
  const { context, draft, told } = props
  const t = explainTexts(context.language)
  return (
    <RulePage {...{ context, draft }} title={t.title} lead={t.lead}>
      <Question {...props} />
      {told && (
        <>
          <Short {...props} told={told} />
          {told.due && <DueExplained {...props} told={told} />}
          {told.fine && told.asked.daysLate > 0 && <FineExplained {...props} told={told} />}
          <LimitsExplained {...props} told={told} />
          <KindsExplained {...props} told={told} />
          {props.mayChange && !draft && <MakeCase {...props} told={told} />}
        </>
      )}
    </RulePage>
  )
}

const Question = ({ context, draft, asked, problems, known, names }: ExplainPageProps) => {
  const t = explainTexts(context.language)
  const branches = known.branches.filter(({ closed }) => !closed)
  const value = (name: string) => asked[name] ?? ''
  return (
    <FilterForm action={rulePaths.explain} label={t.form} submit={t.submit}>
      {draft && <input type="hidden" name="rancangan" value={draft.id} />}
      <TextField
        name="kartu"
        label={t.fields.card}
        value={value('kartu')}
        error={problems.card}
        maxlength={40}
        optional
      />
      <SelectField
        name="jenis"
        label={t.fields.category}
        value={value('jenis')}
        options={known.categories
          .filter(({ retired }) => !retired)
          .map(({ code }) => ({ value: code, label: names.category(code) }))}
        optional
      />
      <TextField
        name="barcode"
        label={t.fields.barcode}
        value={value('barcode')}
        error={problems.barcode}
        maxlength={60}
        optional
      />
      <SelectField
        name="kategori"
        label={t.fields.loanCategory}
        value={value('kategori')}
        options={known.loanCategories.map((code) => ({ value: code, label: code }))}
        optional
      />
      <SelectField
        name="tempat"
        label={t.fields.branch}
        value={value('tempat')}
        options={[
          { value: '', label: t.fields.branchOfItem },
          ...branches.map(({ id, shortName }) => ({ value: String(id), label: shortName })),
        ]}
        optional
      />
      <DateField name="tanggal" label={t.fields.day} value={value('tanggal')} optional />
      <TextField
        name="telat"
        label={t.fields.daysLate}
        value={value('telat')}
        inputmode="numeric"
        maxlength={4}
        optional
      />
    </FilterForm>
  )
}

type PartProps = ExplainPageProps & { told: Explanation }

const Short = ({ context, told, names, patron, item }: PartProps) => {
  const t = explainTexts(context.language)
  const { asked, due } = told
  const day = (text: string) => formatDate(text, context.language)
  const who = names.category(asked.category)
  return (
    <Notice title={t.short}>
      <p>
        {due
          ? t.lent(who, asked.loanCategory, day(asked.lentOn), day(due.dueOn))
          : t.notForLoan(who, asked.loanCategory)}
      </p>
      {patron?.unverified && <p>{t.unverified}</p>}
      {item && (
        <p>
          {t.item}: {item.title}
        </p>
      )}
    </Notice>
  )
}

const DueExplained = ({ context, told, names, reasons }: PartProps) => {
  const t = explainTexts(context.language).due
  const { due, asked } = told
  if (!due) return null
  const { exception, wanted, steps, dueOn } = due
  const day = (text: string) => formatDate(text, context.language)
  return (
    <section class="stack">
      <h2>{t.title}</h2>
      <ol>
        <li>{t.start(day(asked.lentOn), due.days)}</li>
        {exception && <li>{t.exception(exception.name)}</li>}
        <li>
          {exception
            ? exception.dueOn === null
              ? t.exceptionDays(exception.days ?? 0, day(wanted))
              : t.fixed(day(wanted))
            : t.wanted(day(wanted))}
        </li>
        {steps.map((closed) => (
          <li>{t.closed(day(closed), reasons.get(closed) ?? t.weekly)}</li>
        ))}
        <li>
          <strong>{t.open(day(dueOn))}</strong>
        </li>
      </ol>
      <p class="soft">{t.branch(names.branch(asked.branchId))}</p>
    </section>
  )
}

const FineExplained = ({ context, told }: PartProps) => {
  const t = explainTexts(context.language).fine
  const winner = told.kinds.find(({ kind }) => kind === 'fine')?.considered.find(({ wins }) => wins)
  if (!told.fine || !winner) return null
  const { fine, day } = told.fine
  const policy = fromJson<FinePolicy>(winner.policy.settings)
  const plain = fine.daysCharged * policy.perDay
  return (
    <section class="stack">
      <h2>{t.title(told.asked.daysLate)}</h2>
      <ol>
        <li>{t.back(formatDate(day, context.language))}</li>
        <li>{t.open(fine.daysLate, told.asked.daysLate)}</li>
        {policy.graceDays > 0 && <li>{t.grace(policy.graceDays, fine.daysCharged)}</li>}
        {plain > 0 ? (
          <li>{t.amount(fine.daysCharged, formatRupiah(policy.perDay), formatRupiah(plain))}</li>
        ) : (
          <li>{t.none}</li>
        )}
        {fine.capped && (
          <li>
            <strong>{t.capped(formatRupiah(fine.amount))}</strong>
          </li>
        )}
        {fine.suspension > 0 && <li>{t.suspension(fine.suspension)}</li>}
      </ol>
    </section>
  )
}

const MakeCase = ({ context, told }: PartProps) => {
  const { category, loanCategory, branchId, lentOn, daysLate } = told.asked
  const query = new URLSearchParams({
    category,
    loanCategory,
    branchId: String(branchId),
    lentOn,
    daysLate: String(daysLate),
  })
  return (
    <p>
      <ButtonLink href={`${rulePaths.case('baru')}?${query}`}>
        {explainTexts(context.language).makeCase}
      </ButtonLink>
    </p>
  )
}
