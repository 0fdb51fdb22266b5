import { accountPages } from './account-pages.js';
import { bulkActPages } from './bulk-act-pages.js';
import { calendarPages } from './calendar-pages.js';
import type { GalleryPage } from './gallery-page.js';
import { delegationPages } from './delegation-pages.js';
import { draftingPages } from './drafting-pages.js';
import { installationPages } from './installation-pages.js';
import { peopleImportPages } from './people-import-pages.js';
import { planWorkPages } from './plan-work-pages.js';
import { jointPages } from './joint-pages.js';
import { personRecordPages } from './person-record-pages.js';
import { processPeoplePages } from './process-people-pages.js';
import { publicPages } from './public-pages.js';
import { questionPages } from './question-pages.js';
import { registrationPages } from './registration-pages.js';
import { staffPages } from './staff-pages.js';
import { planningPages } from './planning-pages.js';
import { timelinePages } from './timeline-pages.js';

/** Every page of the client, by the name that it has in the gallery. */
export const galleryPages: Readonly<Record<string, GalleryPage>> = { ...publicPages, ...calendarPages, ...timelinePages, ...registrationPages, ...jointPages, ...delegationPages, ...questionPages, ...accountPages, ...staffPages, ...draftingPages, ...planningPages, ...processPeoplePages, ...bulkActPages, ...personRecordPages, ...planWorkPages, ...peopleImportPages, ...installationPages };
