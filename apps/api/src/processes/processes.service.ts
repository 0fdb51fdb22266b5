import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '../access/viewer.js';
import { type Connection, keysetOf, pageOf, type PageRequest, pageSize } from '../kernel/paging.js';
import { Process } from './process.entity.js';
import { visibleProcesses } from './process.policy.js';

@Injectable()
export class ProcessesService {
  constructor(private readonly em: EntityManager) {}

  /** @returns null also for a process that the viewer may not know of */
  bySlug(slug: string, viewer: Viewer): Promise<Process | null> {
    return this.em.findOne(Process, { $and: [{ slug }, visibleProcesses(viewer)] });
  }

  /** The processes one may see, by slug. */
  async list(page: PageRequest, viewer: Viewer): Promise<Connection<Process>> {
    const size = pageSize(page);
    const after = keysetOf(page, 1);
    const visible = visibleProcesses(viewer);
    const [rows, total] = await Promise.all([
      this.em.find(Process, after ? { $and: [visible, { slug: { $gt: after[0] } }] } : visible, {
        orderBy: { slug: 'asc' },
        limit: size + 1,
      }),
      this.em.count(Process, visible),
    ]);
    return pageOf(rows, size, total, ({ slug }) => [slug]);
  }
}
