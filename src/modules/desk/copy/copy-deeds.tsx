import { Button } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import { SelectField, TextField } from '#design/field.tsx'
import { Hidden } from '../desk-frame.tsx'
import { deskTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import { newKey } from '../visit/visit.ts'
import type { CopyPageProps } from './copy-page.tsx'
import { permissionFor, type CopyDeed } from './do-with-copy.ts'

/** Buttons for what makes sense with the copy as it is. */
export const CopyDeeds = (props: CopyPageProps) => {
  const { context, visit, state } = props
  const t = deskTexts(context.language).copy
  const may = (name: CopyDeed) => context.viewer?.permissions.has(permissionFor(name)) ?? false
  const { loan, disposition } = state
  const aside = disposition === 'display' || disposition === 'repair' || disposition === 'in-process'
  const buttons: { name: CopyDeed; label: string; shown: boolean; first?: boolean }[] = [
    { name: 'kembalikan', label: t.take, shown: loan !== null || state.transit !== null, first: true },
    { name: 'mengaku-kembali', label: t.claim, shown: loan !== null && !loan.claimed },
    { name: 'cabut-pengakuan', label: t.unclaim, shown: loan?.claimed ?? false },
    { name: 'pajangan', label: t.display, shown: !loan && disposition === 'in-circulation' },
    { name: 'perbaikan', label: t.repair, shown: !loan && disposition === 'in-circulation' },
    { name: 'beredar', label: t.circulate, shown: aside },
    { name: 'hilang', label: t.lost, shown: disposition !== 'lost' },
  ]
  return (
    <div class="stack no-print">
      <form method="post" action={paths.copyDeed} class="cluster">
        <Hidden fields={{ barcode: state.barcode, k: visit, key: newKey(visit) }} />
        {buttons
          .filter(({ name, shown }) => shown && may(name))
          .map(({ name, label, first }) => (
            <Button name="tindakan" value={name} kind={first ? 'primary' : 'plain'} autofocus={first}>
              {label}
            </Button>
          ))}
      </form>
      {may('rusak') && <Damage {...props} />}
      {may('kirim') && <Send {...props} />}
    </div>
  )
}

const Damage = ({ context, visit, state, wrong }: CopyPageProps) => {
  const t = deskTexts(context.language).copy
  return (
    <Disclosure summary={t.damage} open={wrong !== undefined}>
      <form method="post" action={paths.copyDeed} class="stack">
        <Hidden fields={{ barcode: state.barcode, k: visit, key: newKey(visit), tindakan: 'rusak' }} />
        <TextField name="catatan" label={t.damageNote} maxlength={500} error={wrong?.note && t.noteNeeded} />
        <TextField
          name="jumlah"
          label={t.damageAmount}
          inputmode="numeric"
          width="short"
          optional
          error={wrong?.amount && t.badAmount}
        />
        <Checkbox name="perbaiki" label={t.damageRepair} />
        <p>
          <Button>{t.damage}</Button>
        </p>
      </form>
    </Disclosure>
  )
}

const Send = ({ context, place, visit, state }: CopyPageProps) => {
  const t = deskTexts(context.language).copy
  const others = place.branches.filter(({ id }) => id !== state.branchId)
  if (others.length === 0 || state.loan) return null
  return (
    <Disclosure summary={t.send}>
      <form method="post" action={paths.copyDeed} class="stack">
        <Hidden fields={{ barcode: state.barcode, k: visit, key: newKey(visit), tindakan: 'kirim' }} />
        <SelectField
          name="cabang"
          label={t.sendTo}
          options={others.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <p>
          <Button>{t.send}</Button>
        </p>
      </form>
    </Disclosure>
  )
}
