import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { personSeenBy } from '../access/person.graphql.js';
import type { Viewer } from '../access/viewer.js';
import { isId } from '../kernel/ids.js';
import type { Connection, PageRequest } from '../kernel/paging.js';
import type { Meeting } from '../meetings/meeting.entity.js';
import { mayCheckIn, mayRunMeeting } from '../meetings/meeting.policy.js';
import type { AttendanceCountsType, RosterEntryType } from './attendance.graphql.js';
import { countAttendance, listRoster } from './rosters.queries.js';

@Injectable()
export class RostersService {
  constructor(private readonly em: EntityManager) {}

  /**
   * Who is expected or has come, by name. Whoever runs the meeting sees needs and addresses. The desk sees neither: it
   * checks people in, and a name is enough for that; who needs a ramp or an interpreter is prepared for before.
   *
   * @returns null to everybody else
   */
  async rosterOf(meeting: Meeting, page: PageRequest, viewer: Viewer): Promise<Connection<RosterEntryType> | null> {
    if (!mayCheckIn(viewer, meeting)) return null;
    const runs = mayRunMeeting(viewer, meeting);
    const roster = await listRoster(this.em, meeting.id, page);
    return {
      ...roster,
      edges: roster.edges.map(({ node: { person, registrationId, organisation, category, needs, needKinds, interpreterLanguage, attendance } }) => ({
        node: {
          id: person.id,
          person: personSeenBy(viewer, person, runs),
          registrationId,
          organisation,
          category,
          needs: runs ? needs : null,
          needKinds: runs ? needKinds : null,
          interpreterLanguage: runs ? interpreterLanguage : null,
          walkIn: registrationId === null,
          attendance,
        },
      })),
    };
  }

  /** @param dayId  null: the only day, or the first. @returns null unless the viewer may check people in */
  async countsOf(meeting: Meeting, dayId: string | null, viewer: Viewer): Promise<AttendanceCountsType | null> {
    if (!mayCheckIn(viewer, meeting) || (dayId !== null && !isId(dayId))) return null;
    return countAttendance(this.em, meeting.id, dayId);
  }

  /** @returns null also while nobody has counted */
  headCountOf(meeting: Meeting, viewer: Viewer): number | null {
    return mayCheckIn(viewer, meeting) ? (meeting.headCount ?? null) : null;
  }
}
