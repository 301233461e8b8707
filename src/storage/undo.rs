//! Undo and redo across a reload, in the storage of the tab's session. Invariant: steps are restored only where they
//! lead from and to the plans that are really there.
//!
//! Each plan that a step holds is stored once, under a number; a step is a line of those numbers, the open plan's
//! marked by `*`. Where room ends, the oldest steps go.

use std::rc::Rc;

use funnelwright_core::format::{crc32, read_plan, write_plan};
use funnelwright_core::plan::{Plan, PlanEntry, PlanId, Workspace};

use super::key_value_store::{KeyValueStore, Refused, Tools};

const STEPS: &str = "funnelwright.undo";
const PLAN: &str = "funnelwright.undo.";

/// What can be undone, oldest first; what is now; what can be done again, next last.
#[derive(Debug, Clone, PartialEq)]
pub struct Steps {
    pub past: Vec<Rc<Workspace>>,
    pub now: Rc<Workspace>,
    pub future: Vec<Rc<Workspace>>,
}

/// What the session's storage holds.
pub struct UndoStore {
    storage: Rc<dyn KeyValueStore>,
    tools: Tools,
    saved: Vec<Saved>,
    next: u64,
}

struct Saved {
    number: u64,
    id: PlanId,
    plan: Rc<Plan>,
}

impl UndoStore {
    pub fn new(storage: Rc<dyn KeyValueStore>, tools: Tools) -> Self {
        Self { storage, tools, saved: Vec::new(), next: 0 }
    }

    /// The steps of this tab before it was loaded anew.
    pub fn load(&mut self) -> Option<Steps> {
        let text = self.storage.get(STEPS).ok()??;
        let (checksum, lines) = text.split_once('\n')?;
        if checksum.parse() != Ok(crc32(lines.as_bytes())) {
            return None;
        }
        let mut lines = lines.lines();
        let past: usize = lines.next()?.parse().ok()?;
        let mut steps = Vec::new();
        for line in lines {
            steps.push(Rc::new(self.read_step(line)?));
        }
        if past >= steps.len() {
            return None;
        }
        let future = steps.split_off(past + 1);
        let now = steps.pop()?;
        Some(Steps { past: steps, now, future })
    }

    fn read_step(&mut self, line: &str) -> Option<Workspace> {
        let mut plans = Vec::new();
        let mut active = None;
        for word in line.split(' ') {
            let (number, is_active) = word.strip_suffix('*').map_or((word, false), |number| (number, true));
            let entry = self.read_plan(number.parse().ok()?)?;
            if is_active {
                active = Some(entry.id);
            }
            plans.push(entry);
        }
        Workspace::new(plans, active?).ok()
    }

    fn read_plan(&mut self, number: u64) -> Option<PlanEntry> {
        if let Some(saved) = self.saved.iter().find(|saved| saved.number == number) {
            return Some(PlanEntry { id: saved.id, plan: Rc::clone(&saved.plan) });
        }
        let text = self.storage.get(&plan_key(number)).ok()??;
        let (id, file) = text.split_once('\n')?;
        let id = PlanId::from_hex(id)?;
        let plan = Rc::new(read_plan(&(self.tools.parse)(file)?).ok()?);
        self.saved.push(Saved { number, id, plan: Rc::clone(&plan) });
        self.next = self.next.max(number + 1);
        Some(PlanEntry { id, plan })
    }

    /// Stores the steps, without the oldest ones where there is no room. Nothing else depends on it.
    pub fn save(&mut self, steps: &Steps) {
        let mut skipped = 0;
        while self.try_save(steps, skipped) == Err(Refused::Full) && skipped < steps.past.len() {
            skipped += (steps.past.len() - skipped).div_ceil(2);
        }
    }

    fn try_save(&mut self, steps: &Steps, skipped: usize) -> Result<(), Refused> {
        let Steps { past, now, future } = steps;
        let past = &past[skipped..];
        let all = || past.iter().chain([now]).chain(future);
        let is_used = |saved: &Saved| {
            let same = |entry: &PlanEntry| Rc::ptr_eq(&entry.plan, &saved.plan);
            all().any(|workspace| workspace.plans().iter().any(same))
        };
        for unused in self.saved.extract_if(.., |saved| !is_used(saved)) {
            self.storage.remove(&plan_key(unused.number))?;
        }
        let mut lines = past.len().to_string();
        for workspace in all() {
            let mut separator = '\n';
            for entry in workspace.plans() {
                lines.push(separator);
                separator = ' ';
                lines.push_str(&self.number(entry)?.to_string());
                if entry.id == workspace.active_id() {
                    lines.push('*');
                }
            }
        }
        self.storage.set(STEPS, &[&crc32(lines.as_bytes()).to_string(), "\n", &lines].concat())
    }

    /// That of a plan, which is stored with the first step that has it.
    fn number(&mut self, entry: &PlanEntry) -> Result<u64, Refused> {
        let PlanEntry { id, plan } = entry;
        if let Some(saved) = self.saved.iter().find(|saved| saved.id == *id && Rc::ptr_eq(&saved.plan, plan)) {
            return Ok(saved.number);
        }
        let number = self.next;
        let text = (self.tools.print)(&write_plan(plan)).ok_or(Refused::Full)?;
        self.storage.set(&plan_key(number), &[&id.to_hex(), "\n", &text].concat())?;
        self.next += 1;
        self.saved.push(Saved { number, id: *id, plan: Rc::clone(plan) });
        Ok(number)
    }
}

fn plan_key(number: u64) -> String {
    [PLAN, &number.to_string()].concat()
}
