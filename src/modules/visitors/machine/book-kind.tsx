import { Checkbox } from '#design/choice.tsx'
import { TextField } from '#design/field.tsx'
import { parseForm } from '#kernel/form.ts'
import type { KindFieldsProps, MachineKind } from '#modules/machines/index.ts'
import { en, id, visitorTexts, worded } from '../messages.ts'
import { paths } from '../paths.ts'
import { readSettings, SettingsForm } from './settings.ts'

const Fields = ({ language, typed, errors }: KindFieldsProps) => {
  const t = visitorTexts(language).machine
  return (
    <>
      <TextField
        name="idleSeconds"
        label={t.idleSeconds}
        hint={t.idleHint}
        value={typed['idleSeconds']}
        error={errors['idleSeconds']}
        inputmode="numeric"
        width="short"
        maxlength={3}
      />
      <Checkbox name="groups" label={t.groups} checked={Boolean(typed['groups'])} />
      <Checkbox name="speaks" label={t.speaks} checked={Boolean(typed['speaks'])} />
    </>
  )
}

/** The guest book at an entrance, as the register of machines knows it. */
export const bookKind: MachineKind = {
  code: 'visitors',
  label: { id: id.machine.label, en: en.machine.label },
  about: { id: id.machine.about, en: en.machine.about },
  proof: 'pairing',
  home: paths.book,
  fields: (props) => <Fields {...props} />,
  parse: (body) => parseForm(SettingsForm, body),
  typedOf(kept) {
    const { idleSeconds, speaks, groups } = readSettings(kept)
    return { idleSeconds: String(idleSeconds), speaks: speaks ? 'on' : '', groups: groups ? 'on' : '' }
  },
  errorText: (code, language) => worded(code, visitorTexts(language)),
  stateWords: () => [],
}
