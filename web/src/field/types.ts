import type { Problem } from '../api/problem';
import type { Category } from '../api/standards';
import type { Level, Ref, Source } from '../api/types';
import type { Looks } from '../features/inspection/course/course';
import type { Assignment } from '../features/inspection/plans/queries';
import type { ItemEntry, Line, TaskSheet } from '../features/inspection/queries';

/** What the server packs for a phone: `Bundle` of the module sync. */
export type Bundle = {
  holder: { personId: string; personName: string; postId: string; postTitle: string };
  /** Under the post of an inspection team: where it was sent, and how many more there are that stay sealed. */
  team: {
    known: Assignment[];
    sealed: number;
    /** Lists of open targets, to start there without a network; absent in what was carried before there were such. */
    ready?: TaskSheet[];
  } | null;
  /** Where teams will be sent within the next days; absent in what was carried before it was told. */
  coming?: ComingTeam[];
  units: CarriedUnit[];
  tasks: TaskSheet[];
  rectifications: CarriedHazard[];
  /** To look back at blindly; null for whoever does not, absent in what was carried before phones took any along. */
  looks?: CarriedLook[] | null;
  /** What else waits, to be dealt with at a desk; absent in what was carried before it was told. */
  atDesk?: { hazards: { waiting: number; late: number; exact: boolean }; verifications: number } | null;
  /** Whether this post may register, and whom to tell where it may not; absent in what was carried before it was told. */
  registering?: { may: boolean; instead: { unit: Ref; name: string; postTitle: string }[] };
  phrases: Phrase[];
  categories: { code: Category; title: string }[];
  sources: { code: Source; title: string }[];
  limits: {
    units: number;
    tasks: number;
    hazardsPerUnit: number;
    placesPerUnit: number;
    phrases: number;
    rectifications: number;
  };
  keepDays: number;
  /** Nothing of this is kept before a PIN is set; of what was carried before the server told, nothing is wanted. */
  pinRequired?: boolean;
};

/** A mission before its days: carried under the own post, as the team's is none yet. */
export type ComingTeam = { post: Ref; postTitle: string; known: Assignment[]; ready: TaskSheet[] };

export type CarriedUnit = {
  ref: Ref;
  name: string;
  /** Of the own post; absent in what was carried before it was told. */
  own?: boolean;
  places: CarriedPlace[];
  hazards: HazardAtPlace[];
};
export type CarriedPlace = { id: string; kind: string; name: string; location: string };
export type HazardAtPlace = { hazard: CarriedHazard; placeId: string | null; itemCode: string | null };
export type Phrase = {
  item: string;
  point: number;
  category: Category;
  text: string;
  level: Level;
  major: boolean;
};

export type CarriedHazard = {
  ref: Ref;
  number: string | null;
  version: number;
  unit: Ref;
  unitName: string;
  status: string;
  statusTitle: string;
  level: Level | null;
  placeText: string;
  description: string;
  deadline: string | null;
  overdueDays: number | null;
  before: Ref | null;
};

/** A blind look somebody holds: where, and how many former photos; nothing of the file. */
export type CarriedLook = {
  ref: Ref;
  unit: Ref;
  unitName: string;
  placeText: string;
  photos: number;
  takenAt: string;
  /** From then on it can no longer be answered. */
  leftFrom: string;
};

export type PhotoMoment = 'BEFORE' | 'AFTER';

/** What a person wrote, as he left it; nothing of it is lost before the server has it. */
export type Draft =
  | {
      kind: 'FINDING';
      placeId: string | null;
      placeText: string;
      category: Category | null;
      itemCode: string | null;
      /** Of an item with several points the one that fails; absent in what was kept before there were such. */
      itemPoint?: number | null;
      description: string;
      source: Source;
      proposedLevel: Level | null;
      noPhotoReason: string;
      /** Seen on patrol at the key place: that somebody was there goes with it. */
      stop?: Stop;
    }
  | {
      kind: 'CHECK';
      task: Ref;
      entries: Record<string, ItemEntry>;
      signing?: Signing;
      looks?: Looks;
      /** To read it by when its list is carried no more; absent in what was begun before the app kept it. */
      list?: KeptList;
      /** By item the records its finding became, where the check itself could not be handed in any more. */
      turned?: Record<string, string[]>;
      /** Begun by a team without a network; gone once the server knows of it. */
      start?: PendingStart;
    }
  | {
      kind: 'RECTIFICATION';
      hazard: Ref;
      /** A note is what is left to somebody who was slower. */
      act: 'FINISH' | 'REPORT_PROGRESS' | 'ADD_NOTE';
      text: string;
      finishedOn: string;
      yuan: string;
    }
  | { kind: 'PATROL'; placeId: string; placeName: string; stop: Stop }
  | {
      kind: 'BLIND_LOOK';
      look: Ref;
      placeText: string;
      /** Whether the defect is still there; null until he has said. */
      found: boolean | null;
      note: string;
    };

/** That a team is on site, as the phone will tell the server. */
export type PendingStart = {
  plan: Ref;
  target: string;
  place: string | null;
  at: string;
  offsetMillis: number | null;
};

/** The words of a check list and the names of the places, as far as answers speak of them. */
export type KeptList = {
  title: string;
  kindTitle: string;
  /** What a finding of this check is called, where its person may call it so. */
  source: Source | null;
  lines: KeptLine[];
  places: { id: string; name: string }[];
};

export type KeptLine = Pick<
  Line,
  'item' | 'position' | 'requirement' | 'hazardPhrase' | 'level' | 'points'
> & {
  /** The library of the city knows its code; what a unit added itself it does not. */
  ofTheCity: boolean;
  category: Category | null;
};

/** How it is known which place it was: its code was read, or it was chosen by hand. */
export type Stop = { scanned: boolean };

/** What is written under the check of a team; what is drawn lies with the files. */
export type Signing = { name: string; post: string; refused: boolean; reason: string; present: string };

/**
 * Whose signature a file is, and whom it was made for: with another name or post it is none.
 *
 * `typed`: set in print and not by hand; of the head of the unit with the reason.
 */
export type Signer = { who: string; name: string; post?: string; typed?: { reason?: string } };

/** Degrees of WGS 84, and metres. */
export type Position = { longitude: number; latitude: number; accuracy: number };

/** 草稿 · 待传 · 上传中 · 已收 · 须处理 */
export type RecordState = 'DRAFT' | 'WAITING' | 'SENDING' | 'RECEIVED' | 'NEEDS_PERSON';

export type Receipt = {
  ref: Ref;
  kind: string;
  thing: Ref;
  number: string | null;
  outcome: string;
  deviceAt: string;
  receivedAt: string;
};

export type FieldRecord = {
  id: string;
  unit: Ref;
  unitName: string;
  /** The post of the inspection team it is sent under; without one it goes under the person's own. */
  team?: Ref | null;
  /** What the lists call it. */
  title: string;
  state: RecordState;
  draft: Draft;
  /** How often it was written: of two copies the later one counts. */
  writes?: number;
  /** As it is sent, fixed when the person saved it: sent again it must be the very same. */
  content: unknown;
  /** The version of the task or hazard the person saw. */
  expectedVersion: number | null;
  /** Counts the records of this phone; their order does not depend on its clock. */
  sequence: number;
  deviceAt: string;
  changedAt: string;
  /**
   * When the person first said that it was finished, by the phone's clock. A check keeps it when it has to be put right and
   * signed anew: the check was over then.
   */
  finishedAt?: string | null;
  offsetMillis: number | null;
  offsetKnownAt: string | null;
  /** Where the phone believed to be when it was saved, where the person lets it tell. */
  position: Position | null;
  attempts: number;
  /** Not tried again before, by the phone's clock. */
  nextAt: number;
  problem: Problem | null;
  receipt: Receipt | null;
};

/** A file of a record; its bytes lie apart, so that telling its progress does not write them again. */
export type FieldFile = {
  id: string;
  recordId: string;
  unit: Ref;
  /** The check item it belongs to, or null. */
  item: string | null;
  /** Whose signature it is: a person of the team, or the unit. */
  signer?: Signer;
  moment: PhotoMoment;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  /** What the camera gave, before it was made smaller. */
  originalSha256: string;
  originalSize: number;
  takenAt: string | null;
  received: number;
  /** The server has confirmed the hash of the whole: only now may the bytes go. */
  acknowledged: boolean;
};

export const fileRef = (file: Pick<FieldFile, 'unit' | 'id'>): Ref => `${districtOf(file.unit)}-${file.id}`;
export const recordRef = (record: Pick<FieldRecord, 'unit' | 'id'>): Ref =>
  `${districtOf(record.unit)}-${record.id}`;

export const districtOf = (unit: Ref) => unit.slice(0, unit.indexOf('-'));
