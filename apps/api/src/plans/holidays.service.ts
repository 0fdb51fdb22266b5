import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { parseEdtf } from '@percorso/time';
import { signedIn } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import { recordAudit } from '../kernel/audit.js';
import { InvalidError } from '../kernel/domain-error.js';
import { oneLine } from '../kernel/text-input.js';
import type { Process } from '../processes/process.entity.js';
import type { SetHolidaysInput } from './holiday.graphql.js';
import { isHolidayRegion } from './holiday-calendar.js';
import { processToPlan } from './planned-process.js';

const MOST_LOCAL = 50;
const LONGEST_NAME = 100;
/** Any year with a 29 February. */
const LEAP_YEAR = '2000';

@Injectable()
export class HolidaysService {
  constructor(private readonly em: EntityManager) {}

  /** Says which holidays a process keeps; those named before are replaced. @throws InvalidError at region and local */
  async set({ processSlug, region = null, local }: SetHolidaysInput, viewer: Viewer, now: Date): Promise<Process> {
    const by = signedIn(viewer);
    return this.em.transactional(async (em) => {
      const process = await processToPlan(em, processSlug, viewer);
      if (region !== null && region !== 'none' && !isHolidayRegion(region)) throw new InvalidError('invalid.holidayRegion', ['region']);
      if (local.length > MOST_LOCAL) throw new InvalidError('invalid.tooManyDates', ['local'], { most: MOST_LOCAL });
      const before = { region: process.holidayRegion, local: process.localHolidays };
      process.holidayRegion = region;
      process.localHolidays = local.map(({ day, name }, index) => {
        const whole = day.length === 5 ? `${LEAP_YEAR}-${day}` : day;
        if (parseEdtf(whole)?.precision !== 'day') throw new InvalidError('invalid.holiday', ['local', String(index), 'day']);
        return { day, name: oneLine(name, LONGEST_NAME, ['local', String(index), 'name']) };
      });
      await em.flush();
      const details = { before, after: { region, local: process.localHolidays } };
      await recordAudit(em, { at: now, personId: by.person.id, action: 'process.holidaysSet', subjectType: 'process', subjectId: process.id, processId: process.id, details, requestId: by.requestId });
      return process;
    });
  }
}
