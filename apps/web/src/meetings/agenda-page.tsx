import { useSuspenseQuery } from '@apollo/client/react';

import { NotFound } from '../failure.js';
import { useMessages } from '../messages.js';
import { Callout } from '../ui/callout.js';
import { Section } from '../ui/page.js';
import { AgendaForm } from './agenda-form.js';
import { AgendaPageDocument, type PlannedAgendaFragment } from './agenda-page.generated.js';
import { AgendaParts } from './agenda-parts.js';
import { StaffMeetingFrame } from './staff-meeting-frame.js';

/** The agenda of a meeting, for its organisers: as it is shown, with what does not fit, and the form that changes it. */
export function AgendaPage() {
  return <StaffMeetingFrame>{({ id }) => <Agenda id={id} />}</StaffMeetingFrame>;
}

function Agenda({ id }: { id: string }) {
  const { t } = useMessages();
  const { meeting } = useSuspenseQuery(AgendaPageDocument, { variables: { id } }).data;
  if (!meeting) throw new NotFound();
  return (
    <>
      <Section id="com-e" title={t('agendaForm.shown')}>
        <Warnings agenda={meeting.agenda} />
        {meeting.agenda.length > 0 ? <AgendaParts parts={meeting.agenda} admissions={meeting.admissions.length} /> : <p>{t('agendaForm.empty')}</p>}
      </Section>
      <Section id="modifica" title={t('agendaForm.title')}>
        <AgendaForm meeting={meeting} />
      </Section>
    </>
  );
}

/** It can be kept as it is: nothing is refused because of it. */
function Warnings({ agenda }: Pick<PlannedAgendaFragment, 'agenda'>) {
  const { t } = useMessages();
  const warned = agenda.filter(({ warnings }) => warnings.length > 0);
  if (warned.length === 0) return null;
  return (
    <Callout kind="warning" title={t('agendaForm.warnings')}>
      <ul>
        {warned.map(({ id, title, warnings }) => (
          <li key={id}>
            {title}: {warnings.join(' ')}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
