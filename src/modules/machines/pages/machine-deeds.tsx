import type { Child } from 'hono/jsx'
import { Button, ButtonLink } from '#design/button.tsx'
import { Checkbox } from '#design/choice.tsx'
import { TextField } from '#design/field.tsx'
import { formatShortMoment } from '#design/format.ts'
import type { Language } from '#kernel/i18n.ts'
import type { MachineKind } from '../kinds.ts'
import { machineTexts } from '../messages.ts'
import { paths } from '../paths.ts'
import type { Machine } from '../register/machine.ts'

interface DeedProps {
  machine: Machine
  kind: MachineKind
  language: Language
}

/** What staff may do with a machine, each with its own button. */
export const MachineDeeds = (props: DeedProps) => (
  <div class="card-grid">
    {props.kind.proof === 'pairing' ? <Pairing {...props} /> : <Secret {...props} />}
    <Lock {...props} />
    <Restart {...props} />
    <Retire {...props} />
  </div>
)

const Deed = ({ title, lead, children }: { title: string; lead: Child; children: Child }) => (
  <section class="card">
    <h2>{title}</h2>
    <p>{lead}</p>
    {children}
  </section>
)

const Pairing = ({ machine, kind, language }: DeedProps) => {
  const t = machineTexts(language).machine
  return (
    <Deed title={t.pairTitle} lead={t.pairLead}>
      <p>
        <a href={paths.pair}>{paths.pair}</a>
      </p>
      <form class="cluster" method="post" action={paths.pairing(machine.id)}>
        <Button name="deed" value="offer">
          {t.offer}
        </Button>
        {machine.hasSecret && (
          <Button name="deed" value="unpair">
            {t.unpair}
          </Button>
        )}
        {kind.home && machine.hasSecret && (
          <ButtonLink kind="quiet" href={kind.home}>
            {t.open}
          </ButtonLink>
        )}
      </form>
    </Deed>
  )
}

const Secret = ({ machine, language }: DeedProps) => {
  const t = machineTexts(language).machine
  return (
    <Deed title={t.secretTitle} lead={t.secretLead}>
      <form method="post" action={paths.secret(machine.id)}>
        <Button>{t.secret}</Button>
      </form>
    </Deed>
  )
}

const Lock = ({ machine, language }: DeedProps) => {
  const t = machineTexts(language).machine
  return (
    <Deed title={t.lockTitle} lead={t.lockLead}>
      <form method="post" action={paths.lock(machine.id)}>
        {!machine.lockedAt && (
          <TextField name="reason" label={t.reason} hint={t.reasonHint} maxlength={200} />
        )}
        <Button name="deed" value={machine.lockedAt ? 'unlock' : 'lock'}>
          {machine.lockedAt ? t.unlock : t.lock}
        </Button>
      </form>
    </Deed>
  )
}

const Restart = ({ machine, language }: DeedProps) => {
  const t = machineTexts(language).machine
  return (
    <Deed title={t.restartTitle} lead={t.restartLead}>
      {machine.restartAskedAt && <p>{t.restartAsked(formatShortMoment(machine.restartAskedAt, language))}</p>}
      <form method="post" action={paths.restart(machine.id)}>
        <Button>{t.restart}</Button>
      </form>
    </Deed>
  )
}

const Retire = ({ machine, language }: DeedProps) => {
  const t = machineTexts(language).machine
  return (
    <Deed title={t.retireTitle} lead={t.retireLead}>
      <form method="post" action={paths.retire(machine.id)}>
        <Checkbox name="sure" label={t.retireSure} />
        <Button kind="danger">{t.retire}</Button>
      </form>
    </Deed>
  )
}
