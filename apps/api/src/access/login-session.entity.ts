import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';
import { Person } from '../people/person.entity.js';

const LoginSessionSchema = defineEntity({
  name: 'LoginSession',
  tableName: 'login_session',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    /** SHA-256 of the cookie's value. */
    tokenHash: p.text(),
    person: () => p.manyToOne(Person),
    createdAt: p.datetime(),
    lastSeenAt: p.datetime(),
    /** The end in any case, however active. */
    expiresAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
  },
});

export class LoginSession extends LoginSessionSchema.class {}
LoginSessionSchema.setClass(LoginSession);
