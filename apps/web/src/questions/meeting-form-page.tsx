import { useSuspenseQuery } from '@apollo/client/react';
import { Link } from 'react-router';

import { NotFound } from '../failure.js';
import { StaffMeetingFrame } from '../meetings/staff-meeting-frame.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ButtonAnchor } from '../ui/button.js';
import { MeetingFormPageDocument } from './form-building.generated.js';
import { AskedElsewhere, FormBuilder } from './form-builder.js';

/** What is asked of those who register for a meeting, for its organisers. */
export function MeetingFormPage() {
  return <StaffMeetingFrame>{({ id }) => <MeetingForm id={id} />}</StaffMeetingFrame>;
}

function MeetingForm({ id }: { id: string }) {
  const { t, locale } = useMessages();
  const { meeting } = useSuspenseQuery(MeetingFormPageDocument, { variables: { id }, fetchPolicy: 'cache-and-network' }).data;
  if (!meeting?.questionForm) throw new NotFound();
  const ofProcess = meeting.questions.filter((question) => question.ofProcess);
  return (
    <>
      <p>{t('questions.text')}</p>
      <AskedElsewhere questions={ofProcess}>
        <p>
          <Link to={paths.processQuestions(locale, meeting.process.slug)}>{t('questions.toProcess')}</Link>
        </p>
      </AskedElsewhere>
      {meeting.questions.length > 0 && (
        <p className="d-flex flex-wrap gap-3">
          {(['csv', 'xlsx'] as const).map((ending) => (
            <ButtonAnchor key={ending} href={paths.answersFile(id, ending)} look="secondary" icon="download">
              {t(`questions.download.${ending}`)}
            </ButtonAnchor>
          ))}
        </p>
      )}
      <FormBuilder place={{ meetingId: id }} form={meeting.questionForm} before={ofProcess} zone={meeting.timezone} />
    </>
  );
}
