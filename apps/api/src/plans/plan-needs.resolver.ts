import { Query, Resolver } from '@nestjs/graphql';
import { Now, type SignedIn, SignedInViewer } from '../access/current-viewer.js';
import { DeskType } from './plan-need.graphql.js';
import { PlanNeedsService } from './plan-needs.service.js';

@Resolver()
export class PlanNeedsResolver {
  constructor(private readonly needs: PlanNeedsService) {}

  @Query(() => DeskType, { description: 'For organisers: what waits for them first.' })
  desk(@SignedInViewer() viewer: SignedIn, @Now() now: Date) {
    return this.needs.desk(viewer, now);
  }
}
