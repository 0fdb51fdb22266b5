import { TestEnvironment } from 'jest-environment-node';

/**
 * Node, where what Node itself throws is an Error too (a test has globals of its own, so it would not be),
 * and a way to move the process to another time zone. A test cannot do that by itself, since its
 * `process.env` is a copy. The zone in which the process began comes back when the file is through.
 */
export default class Environment extends TestEnvironment {
  #zone = process.env.TZ;

  async setup() {
    await super.setup();
    this.global.setProcessZone = setProcessZone;
    takeForeignErrors(this.global.Error);
  }

  async teardown() {
    setProcessZone(this.#zone);
    await super.teardown();
  }
}

function setProcessZone(zone) {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
}

function takeForeignErrors(OwnError) {
  Object.defineProperty(OwnError, Symbol.hasInstance, {
    value(value) {
      return this === OwnError ? Error.isError(value) : Function.prototype[Symbol.hasInstance].call(this, value);
    },
  });
}
