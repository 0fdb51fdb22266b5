import { useMutation } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { useFieldArray } from 'react-hook-form';

import { useMessages } from '../messages.js';
import { Button } from '../ui/button.js';
import { Callout } from '../ui/callout.js';
import { useDraftForm } from '../ui/draft-form.js';
import { Form } from '../ui/form.js';
import { type PlannedAgendaFragment, SetAgendaDocument } from './agenda-page.generated.js';
import { AgendaPartFields } from './agenda-part-fields.js';
import { agendaInput, agendaValues, type AgendaValues, newPart, type PartValues, rebuilt } from './agenda-values.js';

/**
 * The whole agenda in one form. Parts and items are added, moved and taken away by buttons, each of which can be undone
 * and made again; what is typed in between stays. Nothing is saved before the form is. When somebody else saved in the meantime, saving again puts it over theirs.
 */
export function AgendaForm({ meeting }: { meeting: PlannedAgendaFragment }) {
  const { t, locale } = useMessages();
  const form = useDraftForm<AgendaValues>(`agenda-${meeting.id}`, agendaValues(meeting));
  const { fields, replace } = useFieldArray({ control: form.control, name: 'parts', keyName: 'fieldKey' });
  const [save, { loading }] = useMutation(SetAgendaDocument);
  const [outcome, setOutcome] = useState<'saved' | 'stale' | null>(null);
  const [before, setBefore] = useState<PartValues[][]>([]);
  const [undone, setUndone] = useState<PartValues[][]>([]);
  const [focus, setFocus] = useState<{ id: string } | null>(null);
  useEffect(() => {
    if (focus) document.getElementById(focus.id)?.focus();
  }, [focus]);

  const typed = () => structuredClone(form.getValues('parts'));
  /** @param focusId  what has the focus afterwards: what was added or moved, or what stands where something was */
  const change = (parts: PartValues[], focusId: string) => {
    setBefore([...before, typed()]);
    setUndone([]);
    replace(parts);
    setFocus({ id: focusId });
    setOutcome(null);
  };
  const undo = () => {
    setUndone([...undone, typed()]);
    replace(rebuilt(before.at(-1) ?? [], typed()));
    setBefore(before.slice(0, -1));
    setFocus({ id: before.length > 1 ? 'agenda-undo' : 'agenda-redo' });
  };
  const redo = () => {
    setBefore([...before, typed()]);
    replace(rebuilt(undone.at(-1) ?? [], typed()));
    setUndone(undone.slice(0, -1));
    setFocus({ id: undone.length > 1 ? 'agenda-redo' : 'agenda-undo' });
  };
  const send = async (values: AgendaValues) => {
    setOutcome(null);
    const { data } = await save({ variables: { input: { meetingId: meeting.id, version: values.version, parts: agendaInput(values, meeting.agenda, locale) } } });
    const errors = data?.setAgenda.userErrors ?? [];
    const saved = data?.setAgenda.meeting;
    if (saved && errors.length === 0) {
      form.reset(agendaValues(saved));
      form.forgetDraft();
      setBefore([]);
      setUndone([]);
      setOutcome('saved');
    } else if (saved && errors.some(({ code }) => code === 'STALE')) {
      form.setValue('version', saved.version);
      setOutcome('stale');
    }
    return errors;
  };
  return (
    <>
      {outcome === 'saved' && <Callout kind="success" live title={t('agendaForm.saved')} />}
      {outcome === 'stale' && (
        <Callout kind="warning" live title={t('agendaForm.stale')}>
          <p>{t('staffMeeting.staleHelp')}</p>
        </Callout>
      )}
      <Form form={form} onSubmit={send}>
        <ol className="list-unstyled">
          {fields.map(({ fieldKey }, index) => (
            <li key={fieldKey}>
              <AgendaPartFields form={form} index={index} count={fields.length} zone={meeting.timezone} admissions={meeting.admissions} parts={typed} change={change} />
            </li>
          ))}
        </ol>
        <p className="d-flex flex-wrap gap-3">
          <Button id="agenda-add" look="secondary" onClick={() => change([...typed(), newPart(meeting.admissions)], `field-parts-${fields.length}-title`)}>
            {t('agendaForm.addPart')}
          </Button>
          {before.length > 0 && (
            <Button id="agenda-undo" look="secondary" onClick={undo}>
              {t('agendaForm.undo')}
            </Button>
          )}
          {undone.length > 0 && (
            <Button id="agenda-redo" look="secondary" onClick={redo}>
              {t('agendaForm.redo')}
            </Button>
          )}
        </p>
        <Button type="submit" busy={loading}>
          {t(outcome === 'stale' ? 'staffMeeting.saveOver' : 'agendaForm.save')}
        </Button>
      </Form>
    </>
  );
}
