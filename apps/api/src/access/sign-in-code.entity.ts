import { defineEntity, p } from '@mikro-orm/core';
import { newId } from '../kernel/ids.js';

const SignInCodeSchema = defineEntity({
  name: 'SignInCode',
  tableName: 'sign_in_code',
  properties: {
    id: p.uuid().primary().onCreate(() => newId()),
    /** Lower case. */
    email: p.text(),
    /** Keyed hash of the six digits. Null: a one-use link of the command line, whose secret is browserHash. */
    codeHash: p.text().nullable(),
    /** SHA-256 of the cookie of the browser that asked: the code works nowhere else (ASVS 6.6.2). */
    browserHash: p.text(),
    /** Of the mail, and of whoever becomes a person with the code. Null for a link of the command line. */
    locale: p.enum(['it', 'en', 'fr'] as const).nullable(),
    createdAt: p.datetime(),
    expiresAt: p.datetime(),
    /** Wrong ones. */
    tries: p.integer().default(0),
    usedAt: p.datetime().nullable(),
  },
});

/** Of several for one address and browser, only the newest works. */
export class SignInCode extends SignInCodeSchema.class {}
SignInCodeSchema.setClass(SignInCode);
