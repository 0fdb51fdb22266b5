/** Given by jest.environment.mjs: moves the whole process to another IANA time zone. */
declare function setProcessZone(zone: string): void;
