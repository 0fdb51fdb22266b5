import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Organisation } from './organisation.entity.js';

const MOST_SUGGESTED = 10;

@Injectable()
export class OrganisationsService {
  constructor(private readonly em: EntityManager) {}

  /** Organisations whose name contains the text; none for fewer than two letters. */
  suggest(text: string, most: number): Promise<Organisation[]> {
    const wanted = text.trim().toLowerCase().replace(/[\\%_]/g, '\\$&');
    if (wanted.length < 2) return Promise.resolve([]);
    return this.em
      .createQueryBuilder(Organisation, 'organisation')
      .where('lower(organisation.name) like ?', [`%${wanted}%`])
      .orderBy({ name: 'asc' })
      .limit(Math.min(most, MOST_SUGGESTED))
      .getResultList();
  }
}
