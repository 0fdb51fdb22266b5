import { Link } from 'react-router';

import { CalendarLinks } from '../meetings/calendar-links.js';
import { useMessages } from '../messages.js';
import { paths } from '../paths.js';
import { ButtonLink } from '../ui/button.js';
import { InferredMark } from '../ui/inferred-mark.js';
import { Paragraphs, Text } from '../ui/text.js';
import type { ProcessPageQuery } from './process-page.generated.js';

type Groups = NonNullable<ProcessPageQuery['process']>['groups'];

/** Who works in the process: each group with its meetings, and its calendar to subscribe to. */
export function ProcessGroups({ slug, groups }: { slug: string; groups: Groups }) {
  const { t, locale } = useMessages();
  return (
    <ul className="list-unstyled groups">
      {groups.map((group) => (
        <li key={group.id} className="group">
          <h3 className="h6">
            <Text text={group.title} locale={group.titleLocale} />
          </h3>
          <p>
            {t(`group.kind.${group.kind}`)} {(group.inferred || group.inferredFields.length > 0) && <InferredMark fields={group.inferredFields} />}
          </p>
          {group.description && <Paragraphs text={group.description} locale={group.descriptionLocale} />}
          {group.chairs.length > 0 && <p>{t('group.chairs', { chairs: group.chairs.join(', ') })}</p>}
          <p>
            <Link to={`${paths.processMeetings(locale, slug)}?gruppo=${encodeURIComponent(group.key)}`}>{t('group.meetings', { count: group.meetingCount, group: group.title })}</Link>
          </p>
          {group.openMeetings > 1 && (
            <p>
              <ButtonLink look="secondary" to={paths.jointRegistration(locale, slug, { group: group.key })}>
                {t('process.registerForAll')} <span className="visually-hidden">{group.title}</span>
              </ButtonLink>
            </p>
          )}
          <details>
            <summary>{t('group.calendar', { group: group.title })}</summary>
            <CalendarLinks url={group.calendarUrl} name={group.title} />
          </details>
        </li>
      ))}
    </ul>
  );
}
