import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CurrentViewer, Now } from '../access/current-viewer.js';
import type { Viewer } from '../access/viewer.js';
import type { Process } from '../processes/process.entity.js';
import { ProcessPayload, ProcessType } from '../processes/process.graphql.js';
import { LocalHolidayType, SetHolidaysInput } from './holiday.graphql.js';
import { HolidaysService } from './holidays.service.js';

@Resolver(() => ProcessType)
export class HolidaysResolver {
  constructor(private readonly holidays: HolidaysService) {}

  @Mutation(() => ProcessPayload, { description: 'Says which holidays the planning of a process looks out for.' })
  async setHolidays(@Args('input', { type: () => SetHolidaysInput }) input: SetHolidaysInput, @CurrentViewer() viewer: Viewer, @Now() now: Date) {
    return { process: await this.holidays.set(input, viewer, now), userErrors: [] };
  }

  @ResolveField(() => String, { nullable: true, description: 'Whose holidays it keeps: a country, a country and part as "IT-32", or "none"; null: the country of its time zone.' })
  holidayRegion(@Parent() process: Process) {
    return process.holidayRegion;
  }

  @ResolveField(() => [LocalHolidayType])
  localHolidays(@Parent() process: Process) {
    return process.localHolidays;
  }
}
