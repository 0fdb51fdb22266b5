import { accountPages } from './account-pages.js';
import type { GalleryPage } from './gallery-page.js';
import { installationPages } from './installation-pages.js';
import { planningPages } from './planning-pages.js';
import { publicPages } from './public-pages.js';
import { registrationPages } from './registration-pages.js';
import { staffPages } from './staff-pages.js';

/** Every page of the client, by the name that it has in the gallery. */
export const galleryPages: Readonly<Record<string, GalleryPage>> = { ...publicPages, ...registrationPages, ...accountPages, ...staffPages, ...planningPages, ...installationPages };
