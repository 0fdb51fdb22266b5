import { Migration } from '@mikro-orm/migrations';

/**
 * Freed seats may be offered instead of given, and registrations may need the staff's approval. Whoever is offered a
 * seat keeps the one they have meanwhile, so an offer has indexes of its own: one at a time in a session.
 */
export class OffersAndApproval extends Migration {
  override up(): void {
    this.addSql(`alter table admission add approval boolean not null default false`);
    this.addSql(`
      alter table quota
        add promotion text not null default 'AT_ONCE' check (promotion in ('AT_ONCE', 'OFFER')),
        add offer_hours int not null default 24 check (offer_hours between 1 and 720),
        add promotion_stops_hours int not null default 0 check (promotion_stops_hours between 0 and 720),
        add releases_to_id uuid references quota on delete set null check (releases_to_id <> id),
        add releases_at timestamptz,
        add check (releases_to_id is null or releases_at is not null)
    `);
    this.addSql(`create index on quota (releases_to_id) where releases_to_id is not null`);
    this.addSql(`alter table registration add refusal_reason text`);
    this.addSql(`drop index registration_one_seat_per_meeting, registration_one_seat_per_session`);
    this.addSql(`
      create unique index registration_one_seat_per_meeting on registration (person_id, meeting_id)
        where status in ('CONFIRMED', 'PENDING')
    `);
    this.addSql(`
      create unique index registration_one_seat_per_session on registration (person_id, session_id)
        where status in ('CONFIRMED', 'PENDING') and session_id is not null
    `);
    this.addSql(`create unique index registration_one_offer_per_meeting on registration (person_id, meeting_id) where status = 'OFFERED'`);
    this.addSql(`
      create unique index registration_one_offer_per_session on registration (person_id, session_id)
        where status = 'OFFERED' and session_id is not null
    `);
  }
}
