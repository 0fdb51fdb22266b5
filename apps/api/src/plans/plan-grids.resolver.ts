import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '../access/viewer.js';
import type { Process } from '../processes/process.entity.js';
import { ProcessType } from '../processes/process.graphql.js';
import { PlanGridType } from './plan-grid.graphql.js';
import { PlanGridsService } from './plan-grids.service.js';

@Resolver(() => ProcessType)
export class PlanGridsResolver {
  constructor(private readonly grids: PlanGridsService) {}

  @ResolveField(() => PlanGridType, { nullable: true, description: 'Planned and held; null unless one organises or reads the process.' })
  grid(@Parent() process: Process, @Context() { viewer }: GraphqlContext) {
    return this.grids.of(process, viewer);
  }
}
