import { useWatch } from 'react-hook-form';

import { useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import { Checkbox } from '../ui/checkbox.js';
import type { DraftForm } from '../ui/draft-form.js';
import { TextField } from '../ui/field.js';
import { Select } from '../ui/select.js';
import { Text } from '../ui/text.js';
import { Textarea } from '../ui/textarea.js';
import type { PlannedAgendaFragment } from './agenda-page.generated.js';
import { type AgendaValues, type ItemValues, newItem, type PartValues } from './agenda-values.js';

interface AgendaPartFieldsProps {
  form: DraftForm<AgendaValues>;
  index: number;
  /** How many parts there are. */
  count: number;
  zone: string;
  /** Of the meeting. */
  admissions: PlannedAgendaFragment['admissions'];
  /** All parts as they are typed now, to be changed and given back. */
  parts: () => PartValues[];
  change: (parts: PartValues[], focusId: string) => void;
}

/** A part of the agenda: what it is called, for whom and when, and its items. */
export function AgendaPartFields({ form, index, count, zone, admissions, parts, change }: AgendaPartFieldsProps) {
  const { t } = useMessages();
  const items = useWatch({ control: form.control, name: `parts.${index}.items` });
  const name = t('agendaForm.part', { number: index + 1 });
  const audiences = (['PUBLIC', 'GROUP', 'INVITED'] as const).map((audience) => ({ value: audience, label: t(`agendaForm.audience.${audience}`) }));
  const changeItems = (changed: ItemValues[], focusId: string) => change(parts().with(index, { ...(parts()[index] as PartValues), items: changed }), focusId);
  return (
    <fieldset className="form-part">
      <legend className="h5">{name}</legend>
      <TextField form={form} name={`parts.${index}.title`} label={t('agendaForm.partTitle')} required={t('agendaForm.titleMissing')} autoComplete="off" />
      <Textarea form={form} name={`parts.${index}.description`} label={t('agendaForm.description')} rows={2} />
      <Select form={form} name={`parts.${index}.audience`} label={t('agendaForm.audience')} empty={t('agendaForm.audience.NONE')} choices={audiences} />
      {admissions.length > 0 && (
        <fieldset className="form-part">
          <legend className="h6">{t('agendaForm.admissions')}</legend>
          {admissions.map(({ id, title, titleLocale }) => (
            <Checkbox key={id} form={form} name={`parts.${index}.admissions.${id}`} label={<Text text={title} locale={titleLocale} />} />
          ))}
        </fieldset>
      )}
      <TextField form={form} name={`parts.${index}.starts`} label={t('agendaForm.starts', { zone })} hint={t('agendaForm.startsHint')} type="datetime-local" />
      <TextField form={form} name={`parts.${index}.ends`} label={t('agendaForm.ends', { zone })} hint={t('agendaForm.endsHint')} type="datetime-local" />
      <Checkbox form={form} name={`parts.${index}.internal`} label={t('agendaForm.internal')} hint={t('agendaForm.internalHint')} />
      <ol className="list-unstyled">
        {items.map((item, place) => (
          <li key={item.mark}>
            <ItemFields form={form} part={index} index={place} items={() => parts()[index]?.items ?? []} count={items.length} change={changeItems} />
          </li>
        ))}
      </ol>
      <p>
        <Button look="secondary" onClick={() => changeItems([...(parts()[index]?.items ?? []), newItem()], `field-parts-${index}-items-${items.length}-title`)}>
          {t('agendaForm.addItem')} <span className="visually-hidden">{name}</span>
        </Button>
      </p>
      <Moves
        id={`part-${index}`}
        name={name}
        index={index}
        count={count}
        onMove={(to) => change(moved(parts(), index, to), `part-${to}-${movesOn(index, to, count)}`)}
        onRemove={() => change(parts().toSpliced(index, 1), index > 0 ? `field-parts-${index - 1}-title` : 'agenda-add')}
      />
    </fieldset>
  );
}

interface ItemFieldsProps {
  form: DraftForm<AgendaValues>;
  part: number;
  index: number;
  count: number;
  /** All items of the part as they are typed now. */
  items: () => ItemValues[];
  change: (items: ItemValues[], focusId: string) => void;
}

function ItemFields({ form, part, index, count, items, change }: ItemFieldsProps) {
  const { t } = useMessages();
  const field = `parts.${part}.items.${index}` as const;
  const name = t('agendaForm.item', { part: part + 1, number: index + 1 });
  const wholeMinutes = (value: string) => (/^\d+$/.test(value) && Number(value) > 0 ? null : t('agendaForm.minutesWrong'));
  return (
    <fieldset className="form-part">
      <legend className="h6">{name}</legend>
      <TextField form={form} name={`${field}.title`} label={t('agendaForm.itemTitle')} required={t('agendaForm.titleMissing')} autoComplete="off" />
      <TextField form={form} name={`${field}.minutes`} label={t('agendaForm.minutes')} inputMode="numeric" width="short" check={wholeMinutes} />
      <Textarea form={form} name={`${field}.speakers`} label={t('agendaForm.speakers')} hint={t('agendaForm.speakersHint')} rows={2} />
      <Textarea form={form} name={`${field}.documents`} label={t('agendaForm.documents')} hint={t('agendaForm.documentsHint')} rows={2} />
      <Moves
        id={`item-${part}-${index}`}
        name={name}
        index={index}
        count={count}
        onMove={(to) => change(moved(items(), index, to), `item-${part}-${to}-${movesOn(index, to, count)}`)}
        onRemove={() => change(items().toSpliced(index, 1), index > 0 ? `field-parts-${part}-items-${index - 1}-title` : `field-parts-${part}-title`)}
      />
    </fieldset>
  );
}

interface MovesProps {
  id: string;
  /** What is moved or taken away, for those who do not see where the buttons stand. */
  name: string;
  index: number;
  count: number;
  onMove: (to: number) => void;
  onRemove: () => void;
}

function Moves({ id, name, index, count, onMove, onRemove }: MovesProps) {
  const { t } = useMessages();
  const named = <span className="visually-hidden"> {name}</span>;
  return (
    <p className="d-flex flex-wrap gap-3">
      {index > 0 && (
        <Button id={`${id}-up`} look="link" onClick={() => onMove(index - 1)}>
          {t('agendaForm.up')}
          {named}
        </Button>
      )}
      {index < count - 1 && (
        <Button id={`${id}-down`} look="link" onClick={() => onMove(index + 1)}>
          {t('agendaForm.down')}
          {named}
        </Button>
      )}
      <Button look="danger" onClick={onRemove}>
        {t('agendaForm.remove')}
        {named}
      </Button>
    </p>
  );
}

function moved<Thing>(things: Thing[], from: number, to: number): Thing[] {
  const [thing] = things.slice(from, from + 1);
  return thing === undefined ? things : things.toSpliced(from, 1).toSpliced(to, 0, thing);
}

/** The button that goes on in the same direction; at the end of the way there is only the other. */
function movesOn(from: number, to: number, count: number): 'up' | 'down' {
  if (to < from) return to > 0 ? 'up' : 'down';
  return to < count - 1 ? 'down' : 'up';
}
