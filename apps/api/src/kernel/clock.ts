import { Injectable } from '@nestjs/common';

/** The only place that reads the system's clock for the rules of the domain; tests put another one in its place. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
