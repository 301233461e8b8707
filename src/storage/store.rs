//! All plans in storage, shared by tabs. Invariant: a plan is saved only over the revision that this tab has seen last.

use std::rc::Rc;

use funnelwright_core::format::{FileProblem, Value, read_index, read_plan, write_index, write_plan};
use funnelwright_core::plan::{Plan, PlanEntry, PlanId, Workspace};

use super::key_value_store::{KeyValueStore, Refused, Tools};
use super::quarantine::{copy_to_quarantine, is_quarantined, quarantine};
use super::record::{Stamp, read_record, write_record};

const INDEX: &str = "funnelwright.workspace";
const PLAN: &str = "funnelwright.plan.";
const COPY: &str = "funnelwright.copy.";

/// How many copies of a plan are kept, the one that counts among them.
const COPIES: usize = 5;

/// What storage held when this tab last looked.
pub struct Store {
    storage: Rc<dyn KeyValueStore>,
    tools: Tools,
    seen: Vec<Seen>,
    /// Plans of a later version: only ever read.
    newer: Vec<PlanId>,
    index: Option<String>,
}

struct Seen {
    id: PlanId,
    stamp: Stamp,
    /// As it is in storage.
    plan: Rc<Plan>,
}

/// What was found at the start.
#[derive(Default)]
pub struct Loaded {
    /// `None` where nothing is stored, or nothing that can be read.
    pub plans: Vec<PlanEntry>,
    pub active: Option<PlanId>,
    /// Plans of which an older copy was taken, since the last one is damaged.
    pub from_copies: Vec<PlanId>,
    /// Files that are no legal plans as they stand.
    pub broken: Vec<Broken>,
    /// Files of a later version.
    pub newer: Vec<Broken>,
    /// How many texts were put aside, or lie where they were because that was refused.
    pub unreadable: usize,
}

/// A stored file that the strict reader refuses.
pub struct Broken {
    pub id: PlanId,
    pub file: Value,
}

/// What another tab did to a plan.
#[derive(Debug, Clone)]
pub struct Change {
    pub id: PlanId,
    /// What this tab thought was stored. What it has made of it since is not to be lost.
    pub seen: Option<Rc<Plan>>,
    /// `None` where it was deleted.
    pub theirs: Option<Rc<Plan>>,
    /// What this tab's own version is to be called where both are kept.
    pub copy: PlanId,
}

/// What became of reading a plan.
enum Read {
    Whole(Stamp, Rc<Plan>),
    /// Of the first version, which had no stamps; or the page ended where there is none.
    Unstamped(Rc<Plan>),
    FromCopy(Rc<Plan>),
    Broken(Broken),
    Newer(Value),
    Nothing,
}

impl Store {
    pub fn new(storage: Rc<dyn KeyValueStore>, tools: Tools) -> Self {
        Self { storage, tools, seen: Vec::new(), newer: Vec::new(), index: None }
    }

    pub fn storage(&self) -> &dyn KeyValueStore {
        &*self.storage
    }

    /// Reads all plans. What can't be read is put aside.
    pub fn load(&mut self) -> Loaded {
        let mut loaded = Loaded::default();
        let index = self.storage.get(INDEX).ok().flatten();
        let order = index.as_ref().and_then(|text| read_index(&(self.tools.parse)(text)?).ok());
        if index.is_some() && order.is_none() && quarantine(&*self.storage, INDEX).is_ok() {
            loaded.unreadable += 1;
        }
        loaded.active = order.as_ref().map(|order| order.active());
        let place = |id: &PlanId| order.as_ref().and_then(|order| order.plans().iter().position(|known| known == id));
        let mut ids = self.stored_ids().unwrap_or_default();
        ids.sort_by_key(|id| (place(id).unwrap_or(usize::MAX), *id));
        for id in ids {
            match self.read(id, &mut loaded.unreadable) {
                Read::Whole(stamp, plan) => {
                    self.seen.push(Seen { id, stamp, plan: Rc::clone(&plan) });
                    loaded.plans.push(PlanEntry { id, plan });
                }
                Read::Unstamped(plan) => loaded.plans.push(PlanEntry { id, plan }),
                Read::FromCopy(plan) => {
                    loaded.from_copies.push(id);
                    loaded.plans.push(PlanEntry { id, plan });
                }
                Read::Broken(broken) => loaded.broken.push(broken),
                Read::Newer(file) => {
                    self.newer.push(id);
                    loaded.newer.push(Broken { id, file });
                }
                Read::Nothing => {}
            }
        }
        loaded
    }

    /// Saves what this tab has changed, unless another tab has changed it too. Tells what other tabs have changed, and
    /// why not all is saved.
    pub fn save(&mut self, workspace: &Workspace) -> (Vec<Change>, Option<Refused>) {
        let (changes, refused) = match self.follow(workspace) {
            Ok(changes) => (changes, None),
            Err(refused) => (Vec::new(), Some(refused)),
        };
        let is_changed = |id: PlanId| changes.iter().any(|change| change.id == id);
        let mut refused = refused;
        for PlanEntry { id, plan } in workspace.plans() {
            let is_saved = self.seen.iter().any(|seen| seen.id == *id && seen.plan == *plan);
            // What was deleted in another tab and changed in this one is saved anew.
            let is_theirs = |change: &Change| change.theirs.is_some() || change.seen.as_ref() == Some(plan);
            if !is_saved && !changes.iter().any(|change| change.id == *id && is_theirs(change)) {
                refused = self.write_or_make_room(*id, plan).err().or(refused);
            }
        }
        let gone: Vec<PlanId> = self.seen.iter().map(|seen| seen.id).filter(|id| !holds(workspace, *id)).collect();
        for id in gone.into_iter().filter(|id| !is_changed(*id)) {
            match self.remove(id) {
                Ok(()) => self.seen.retain(|seen| seen.id != id),
                Err(why) => refused = Some(why),
            }
        }
        refused = self.write_index(workspace).err().or(refused);
        (changes, refused)
    }

    /// What other tabs have changed since this one last looked.
    pub fn follow(&mut self, workspace: &Workspace) -> Result<Vec<Change>, Refused> {
        let mut ids = self.stored_ids()?;
        ids.extend(self.seen.iter().map(|seen| seen.id));
        ids.sort();
        ids.dedup();
        ids.retain(|id| !self.newer.contains(id));
        let mut changes = Vec::new();
        for id in ids {
            let stored = self.stamp(id)?;
            let seen = self.seen.iter().position(|seen| seen.id == id);
            if stored == seen.map(|place| self.seen[place].stamp) {
                continue;
            }
            let theirs = stored.and_then(|stamp| Some((stamp, self.copy(id, stamp)?)));
            if stored.is_some() && theirs.is_none() {
                // Half written, or of a later version: not for this tab to touch. The next look may find more.
                continue;
            }
            let before = seen.map(|place| self.seen.remove(place));
            // Written at the same time over the same revision, or without it since it was damaged: what was saved here
            // does not count any more.
            let is_overtaken = before.as_ref().zip(stored).is_some_and(|(before, stored)| {
                stored.revision <= before.stamp.revision || self.is_damaged(id, before.stamp)
            });
            if let Some((stamp, plan)) = &theirs {
                self.seen.push(Seen { id, stamp: *stamp, plan: Rc::clone(plan) });
            }
            let theirs = theirs.map(|(_, plan)| plan);
            let seen = before.map(|seen| seen.plan).filter(|_| !is_overtaken);
            if theirs.is_some() || holds(workspace, id) {
                changes.push(Change { id, seen, theirs, copy: (self.tools.new_id)() });
            }
        }
        Ok(changes)
    }

    /// The ids of all plans, also of those whose stamp is lost but of which there are copies.
    fn stored_ids(&self) -> Result<Vec<PlanId>, Refused> {
        let mut ids = Vec::new();
        for key in self.storage.keys()? {
            let id = key.strip_prefix(PLAN).or_else(|| key.strip_prefix(COPY)?.split('.').next());
            ids.extend(id.and_then(PlanId::from_hex));
        }
        ids.sort();
        ids.dedup();
        Ok(ids)
    }

    /// `None` where the plan is not stored with a stamp.
    fn stamp(&self, id: PlanId) -> Result<Option<Stamp>, Refused> {
        Ok(self.storage.get(&plan_key(id))?.and_then(|text| Stamp::read(&text)))
    }

    /// The stamps of a plan's copies, the last first.
    fn copies(&self, id: PlanId) -> Result<Vec<Stamp>, Refused> {
        let prefix = [COPY, &id.to_hex(), "."].concat();
        let mut stamps: Vec<Stamp> =
            self.storage.keys()?.iter().filter_map(|key| Stamp::read(key.strip_prefix(&prefix)?)).collect();
        stamps.sort_by(|one, other| other.cmp(one));
        Ok(stamps)
    }

    /// The plan of a copy that is whole and legal.
    fn copy(&self, id: PlanId, stamp: Stamp) -> Option<Rc<Plan>> {
        let record = self.storage.get(&copy_key(id, stamp)).ok().flatten()?;
        read_plan(&(self.tools.parse)(read_record(&record, stamp)?)?).ok().map(Rc::new)
    }

    /// Whether a copy that was whole once is so no more. One that others have replaced is just gone.
    fn is_damaged(&self, id: PlanId, stamp: Stamp) -> bool {
        let key = copy_key(id, stamp);
        match self.storage.get(&key) {
            Ok(Some(record)) => read_record(&record, stamp).is_none(),
            _ => is_quarantined(&*self.storage, &key),
        }
    }

    fn read(&self, id: PlanId, unreadable: &mut usize) -> Read {
        let stored = self.storage.get(&plan_key(id)).ok().flatten();
        let stamp = stored.as_deref().and_then(Stamp::read);
        let (noted, mut damaged) = (*unreadable, None);
        if let Some(text) = stored.as_ref().filter(|_| stamp.is_none()) {
            match (self.tools.parse)(text) {
                Some(file) => return self.judge(id, &plan_key(id), file, Read::Unstamped),
                None => self.note_damage(&plan_key(id), unreadable),
            }
        }
        let mut copies = self.copies(id).unwrap_or_default();
        // The one that counts first: a later one was not yet to count when the page ended.
        copies.sort_by_key(|copy| Some(*copy) != stamp);
        for copy in copies {
            let key = copy_key(id, copy);
            let Ok(Some(record)) = self.storage.get(&key) else { continue };
            match read_record(&record, copy).and_then(self.tools.parse) {
                Some(file) => {
                    let is_last = *unreadable == noted;
                    return self.judge(id, &key, file, |plan| match stamp {
                        Some(stamp) if stamp == copy => Read::Whole(copy, plan),
                        None if is_last => Read::Unstamped(plan),
                        _ => Read::FromCopy(plan),
                    });
                }
                None => {
                    let text = record.split_once('\n').map_or(&*record, |(_, text)| text);
                    damaged = damaged.or((self.tools.parse)(text));
                    self.note_damage(&key, unreadable);
                }
            }
        }
        damaged.map_or(Read::Nothing, |file| Read::Broken(Broken { id, file }))
    }

    /// What is to be done with a file that is whole.
    fn judge(&self, id: PlanId, key: &str, file: Value, read: impl FnOnce(Rc<Plan>) -> Read) -> Read {
        match read_plan(&file) {
            Ok(plan) => read(Rc::new(plan)),
            Err(FileProblem::NewerVersion(_)) => Read::Newer(file),
            Err(_) => {
                // What mends it is saved in its place; where it can't be put aside, in a place of its own.
                let is_quarantined = copy_to_quarantine(&*self.storage, key).is_ok();
                Read::Broken(Broken { id: if is_quarantined { id } else { (self.tools.new_id)() }, file })
            }
        }
    }

    fn note_damage(&self, key: &str, unreadable: &mut usize) {
        *unreadable += 1;
        // Refused, it stays where it is, and nothing is ever written there.
        let _ = quarantine(&*self.storage, key);
    }

    fn write_or_make_room(&mut self, id: PlanId, plan: &Rc<Plan>) -> Result<(), Refused> {
        match self.write(id, plan) {
            Err(Refused::Full) => {
                for stored in self.stored_ids()? {
                    self.prune(stored, 1)?;
                }
                self.write(id, plan)
            }
            done => done,
        }
    }

    /// Writes a copy, reads it back, and only then lets it count.
    fn write(&mut self, id: PlanId, plan: &Rc<Plan>) -> Result<(), Refused> {
        let text = (self.tools.print)(&write_plan(plan)).ok_or(Refused::Full)?;
        let last = self.copies(id)?.into_iter().chain(self.stamp(id)?).map(|stamp| stamp.revision).max();
        let stamp = Stamp::of(last.map_or(1, |last| last + 1), &text);
        let record = write_record(stamp, &text);
        let (plan_key, copy_key) = (plan_key(id), copy_key(id, stamp));
        self.storage.set(&copy_key, &record)?;
        if self.storage.get(&copy_key)?.as_ref() != Some(&record) {
            return Err(Refused::Blocked);
        }
        self.storage.set(&plan_key, &stamp.to_string())?;
        if self.stamp(id)? != Some(stamp) {
            return Err(Refused::Blocked);
        }
        self.seen.retain(|seen| seen.id != id);
        self.seen.push(Seen { id, stamp, plan: Rc::clone(plan) });
        self.prune(id, COPIES)
    }

    /// Takes away the copies of a plan but the last ones, the oldest first: the last one is found where the page ends in
    /// between. What is not whole is left for the next visit to put aside.
    fn prune(&self, id: PlanId, kept: usize) -> Result<(), Refused> {
        let counting = self.stamp(id)?;
        for stamp in self.copies(id)?.into_iter().skip(kept).rev().filter(|stamp| Some(*stamp) != counting) {
            let key = copy_key(id, stamp);
            if self.storage.get(&key)?.is_some_and(|record| read_record(&record, stamp).is_some()) {
                self.storage.remove(&key)?;
            }
        }
        Ok(())
    }

    /// Takes away a plan that was deleted. Copies without a stamp, left by an end in between, are found again.
    fn remove(&self, id: PlanId) -> Result<(), Refused> {
        self.storage.remove(&plan_key(id))?;
        self.prune(id, 0)
    }

    fn write_index(&mut self, workspace: &Workspace) -> Result<(), Refused> {
        let unknown = self.stored_ids()?.into_iter().filter(|id| !holds(workspace, *id)).collect::<Vec<_>>();
        let text = (self.tools.print)(&write_index(workspace, &unknown)).ok_or(Refused::Full)?;
        if self.index.as_ref() != Some(&text) {
            self.storage.set(INDEX, &text)?;
            self.index = Some(text);
        }
        Ok(())
    }
}

fn holds(workspace: &Workspace, id: PlanId) -> bool {
    workspace.plans().iter().any(|entry| entry.id == id)
}

fn plan_key(id: PlanId) -> String {
    [PLAN, &id.to_hex()].concat()
}

fn copy_key(id: PlanId, stamp: Stamp) -> String {
    [COPY, &id.to_hex(), ".", &stamp.to_string()].concat()
}
