//! Storage that is full, blocked, cut off in the middle or damaged, and tabs that do not wait for each other.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use funnelwright_core::format::{Value, write_plan};
use funnelwright_core::plan::{Count, Edit, PlanEntry, PlanId, Text, Workspace};

use super::*;
use crate::state::{Action, Notice, State, View};
use crate::templates::sample;
use crate::testing::{english, value};

/// Storage in memory, which can be made to refuse.
#[derive(Default)]
struct Memory {
    texts: RefCell<BTreeMap<String, String>>,
    is_blocked: Cell<bool>,
    /// The most characters that all texts may have.
    room: Cell<Option<usize>>,
    /// After so many changes the page has ended: nothing changes any more.
    ends_after: Cell<Option<usize>>,
}

impl Memory {
    fn answer<T>(&self, value: T) -> Result<T, Refused> {
        if self.is_blocked.get() { Err(Refused::Blocked) } else { Ok(value) }
    }

    fn has_ended(&self) -> bool {
        match self.ends_after.get() {
            Some(0) => true,
            Some(left) => {
                self.ends_after.set(Some(left - 1));
                false
            }
            None => false,
        }
    }

    fn text(&self, key: &str) -> Option<String> {
        self.texts.borrow().get(key).cloned()
    }

    fn put(&self, key: &str, text: &str) {
        self.texts.borrow_mut().insert(key.into(), text.into());
    }

    fn keys_like(&self, part: &str) -> Vec<String> {
        self.texts.borrow().keys().filter(|key| key.contains(part)).cloned().collect()
    }
}

impl KeyValueStore for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, Refused> {
        self.answer(self.text(key))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Refused> {
        self.answer(())?;
        let others: usize =
            self.texts.borrow().iter().filter(|(other, _)| *other != key).map(|(_, text)| text.len()).sum();
        if self.room.get().is_some_and(|room| others + text.len() > room) {
            return Err(Refused::Full);
        }
        if !self.has_ended() {
            self.put(key, text);
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Refused> {
        self.answer(())?;
        if !self.has_ended() {
            self.texts.borrow_mut().remove(key);
        }
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, Refused> {
        self.answer(self.texts.borrow().keys().cloned().collect())
    }
}

/// As the browser prints it: fields in their order.
fn json(value: &Value) -> String {
    let text = |text: &str| serde_json::Value::from(text).to_string();
    match value {
        Value::Nothing => "null".into(),
        Value::Flag(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Text(words) => text(words),
        Value::List(items) => format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(",")),
        Value::Record(fields) => {
            let fields = fields.iter().map(|(name, held)| format!("{}:{}", text(name), json(held)));
            format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
        }
    }
}

thread_local! {
    static NEXT_ID: Cell<u64> = const { Cell::new(1000) };
}

const TOOLS: Tools = Tools {
    parse: |text| serde_json::from_str(text).ok().map(value),
    print: |file| Some(json(file)),
    new_id: || PlanId(NEXT_ID.replace(NEXT_ID.get() + 1)),
};

/// A tab: what it shows, and what it knows of storage.
struct Tab {
    state: State,
    store: Store,
    undo: UndoStore,
    loaded: Loaded,
}

impl Tab {
    fn open(local: &Rc<Memory>) -> Self {
        Self::reload(local, &Rc::default())
    }

    /// Opened with the session that a tab of before had.
    fn reload(local: &Rc<Memory>, session: &Rc<Memory>) -> Self {
        let mut store = Store::new(local.clone(), TOOLS);
        let mut undo = UndoStore::new(session.clone(), TOOLS);
        let loaded = store.load();
        let state = match loaded.plans.first() {
            Some(first) => {
                let state = State::new(Workspace::new(loaded.plans.clone(), first.id).unwrap(), View::default());
                match undo.load() {
                    Some(steps) => state.with_steps(steps),
                    None => state,
                }
            }
            None => State::new(
                Workspace::with_plan((TOOLS.new_id)(), Rc::new(sample(&english().messages))),
                View::default(),
            )
            .as_sample(),
        };
        Self { state, store, undo, loaded }
    }

    fn act(&mut self, action: Action) {
        self.state = self.state.after(action);
    }

    fn type_count(&mut self, count: u64) {
        let stage = self.state.plan().stages[0].id;
        self.act(Action::from(Edit::SetCount(stage, Count::new(count).unwrap())));
        self.act(Action::EndStep);
    }

    fn save(&mut self) -> Option<Refused> {
        if !self.state.is_worth_saving() {
            return None;
        }
        let (changes, refused) = self.store.save(&self.state.workspace);
        self.undo.save(&self.state.steps());
        self.take(changes);
        refused
    }

    fn follow(&mut self) {
        let changes = self.store.follow(&self.state.workspace).unwrap();
        self.take(changes);
    }

    fn take(&mut self, changes: Vec<Change>) {
        let named = changes.into_iter().map(|change| (change, Text::fitted("Mine")));
        self.act(Action::Follow(named.collect()));
    }

    fn count(&self) -> u64 {
        self.state.plan().stages[0].count.get()
    }

    /// The first counts of all plans, in their order.
    fn counts(&self) -> Vec<u64> {
        self.state.workspace.plans().iter().map(|entry| entry.plan.stages[0].count.get()).collect()
    }
}

/// A tab with a plan of its own, saved, and its storage.
fn saved(count: u64) -> (Rc<Memory>, Tab) {
    let local = Rc::new(Memory::default());
    let mut tab = Tab::open(&local);
    tab.type_count(count);
    assert_eq!(tab.save(), None);
    (local, tab)
}

#[test]
fn what_is_saved_is_there_the_next_time_and_an_untouched_sample_is_not_kept() {
    let local = Rc::new(Memory::default());
    assert_eq!(Tab::open(&local).save(), None);
    assert!(local.texts.borrow().is_empty());
    let (local, _) = saved(777);
    let tab = Tab::open(&local);
    assert_eq!(tab.counts(), [777]);
    assert!(tab.loaded.from_copies.is_empty() && tab.loaded.unreadable == 0);
}

#[test]
fn the_last_five_copies_are_kept() {
    let (local, mut tab) = saved(1);
    for count in 2..=9 {
        tab.type_count(count);
        tab.save();
    }
    let copies = local.keys_like("funnelwright.copy.");
    assert_eq!(copies.len(), 5);
    let revisions: Vec<&str> = copies.iter().map(|key| key.split('.').nth(3).unwrap()).collect();
    assert_eq!(revisions, ["5", "6", "7", "8", "9"]);
}

#[test]
fn nothing_is_written_where_nothing_changed() {
    let (local, mut tab) = saved(1);
    let before = local.texts.borrow().clone();
    tab.save();
    tab.act(Action::Undo);
    tab.act(Action::Redo);
    tab.save();
    assert_eq!(*local.texts.borrow(), before);
}

#[test]
fn an_end_at_any_write_loses_only_what_was_not_saved() {
    for ends_after in 0..8 {
        let (local, mut tab) = saved(1);
        tab.type_count(2);
        local.ends_after.set(Some(ends_after));
        tab.save();
        local.ends_after.set(None);
        let next = Tab::open(&local);
        assert!([1, 2].contains(&next.count()), "after {ends_after} writes: {}", next.count());
        assert_eq!(next.state.workspace.plans().len(), 1);
        assert!(next.loaded.from_copies.is_empty() && next.loaded.unreadable == 0, "after {ends_after} writes");
    }
}

#[test]
fn an_end_while_a_plan_is_first_saved_or_deleted_leaves_the_others_and_no_half_of_it() {
    for ends_after in 0..12 {
        let (local, mut tab) = saved(1);
        let (id, plan) = ((TOOLS.new_id)(), tab.state.plan().clone());
        tab.act(Action::AddPlan(id, plan));
        tab.type_count(2);
        local.ends_after.set(Some(ends_after));
        tab.save();
        local.ends_after.set(None);
        let mut next = Tab::open(&local);
        assert!(next.counts().contains(&1), "added, after {ends_after} writes");
        assert!(next.counts().iter().all(|count| [1, 2].contains(count)));
        assert!(next.loaded.from_copies.is_empty(), "added, after {ends_after} writes: nothing is damaged");

        next.act(Action::AddPlan((TOOLS.new_id)(), Rc::clone(next.state.plan())));
        for count in [3, 4, 5] {
            next.type_count(count);
            next.save();
        }
        let before = next.counts().len();
        next.act(Action::RemovePlan(next.state.workspace.active_id()));
        local.ends_after.set(Some(ends_after));
        next.save();
        local.ends_after.set(None);
        let last = Tab::open(&local);
        assert!([before, before - 1].contains(&last.counts().len()), "deleted, after {ends_after} writes");
        assert!(last.counts().contains(&1));
        assert!(!last.counts().iter().any(|count| [3, 4].contains(count)), "deleted, after {ends_after} writes: older");
        assert!(last.loaded.from_copies.is_empty());
    }
}

#[test]
fn a_damaged_copy_gives_way_to_the_one_before_and_lies_aside() {
    let damages: [fn(&str) -> String; 3] = [
        |text| text.replace("\"count\":2,", "\"count\":9,"),
        |text| text[..text.len() / 2].to_owned(),
        |_| String::new(),
    ];
    for damage in damages {
        let (local, mut tab) = saved(1);
        tab.type_count(2);
        tab.save();
        let key = local.keys_like("funnelwright.copy.").pop().unwrap();
        let whole = local.text(&key).unwrap();
        let damaged = damage(&whole);
        assert_ne!(damaged, whole);
        local.put(&key, &damaged);
        let mut next = Tab::open(&local);
        assert_eq!(next.count(), 1);
        assert_eq!(next.loaded.from_copies.len(), 1);
        assert_eq!(next.loaded.unreadable, 1);
        assert_eq!(quarantined(&*local).iter().map(|held| &held.text).collect::<Vec<_>>(), [&damaged]);
        // It is saved again, and then whole.
        assert_eq!(next.save(), None);
        assert!(Tab::open(&local).loaded.from_copies.is_empty());
    }
}

#[test]
fn the_only_copy_damaged_is_mended_from_what_can_be_read_and_never_cleared() {
    let (local, tab) = saved(1);
    let id = tab.state.workspace.active_id();
    let key = local.keys_like("funnelwright.copy.").pop().unwrap();
    let changed = local.text(&key).unwrap().replace("\"count\":1,", "\"count\":-1,");
    local.put(&key, &changed);
    let next = Tab::open(&local);
    assert_eq!(next.loaded.broken.iter().map(|broken| broken.id).collect::<Vec<_>>(), [id]);
    assert_eq!(quarantined(&*local).len(), 1);

    let (local, _) = saved(1);
    let key = local.keys_like("funnelwright.copy.").pop().unwrap();
    local.put(&key, "not even a record");
    let next = Tab::open(&local);
    assert!(next.loaded.plans.is_empty() && next.loaded.broken.is_empty());
    assert_eq!(next.loaded.unreadable, 1);
    assert_eq!(quarantined(&*local)[0].text, "not even a record");
    // The next visit has nothing more to say, and still has it.
    assert_eq!(Tab::open(&local).loaded.unreadable, 0);
    assert_eq!(quarantined(&*local).len(), 1);
}

#[test]
fn what_is_mended_is_not_saved_over_what_could_not_be_put_aside() {
    let local = Rc::new(Memory::default());
    let broken = first_version(11).replace("\"count\":11,", "\"count\":-11,");
    local.put("funnelwright.plan.00000000000000a1", &broken);
    local.room.set(Some(0));
    let mut tab = Tab::open(&local);
    let id = tab.loaded.broken[0].id;
    let repaired = PlanEntry { id, plan: Rc::clone(tab.state.plan()) };
    tab.state = State::new(Workspace::new(vec![repaired], id).unwrap(), View::default());
    local.room.set(None);
    assert_eq!(tab.save(), None);
    assert_eq!(local.text("funnelwright.plan.00000000000000a1"), Some(broken));
}

#[test]
fn what_lies_aside_is_never_written_over() {
    let local = Memory::default();
    for text in ["one", "two", "three", "two"] {
        local.put("funnelwright.plan.x", text);
        quarantine(&local, "funnelwright.plan.x").unwrap();
        assert_eq!(local.text("funnelwright.plan.x"), None);
    }
    let texts: Vec<String> = quarantined(&local).into_iter().map(|held| held.text).collect();
    assert_eq!(texts, ["one", "two", "three"]);
}

/// A plan file of the first version, which was stored by itself.
fn first_version(count: u64) -> String {
    let plan = sample(&english().messages);
    let stage = plan.stages[0].id;
    let plan = plan.apply(Edit::SetCount(stage, Count::new(count).unwrap())).unwrap();
    json(&write_plan(&plan))
}

#[test]
fn what_the_first_version_stored_is_read_and_becomes_a_copy() {
    let local = Rc::new(Memory::default());
    let index = r#"{"format":"funnelwright-workspace","version":1,"plans":["00000000000000b2","00000000000000a1"],"active":"00000000000000a1"}"#;
    local.put("funnelwright.workspace", index);
    local.put("funnelwright.plan.00000000000000a1", &first_version(11));
    local.put("funnelwright.plan.00000000000000b2", &first_version(22));
    let mut tab = Tab::open(&local);
    assert_eq!(tab.counts(), [22, 11]);
    assert_eq!(tab.loaded.active, Some(PlanId(0xa1)));
    assert!(tab.loaded.from_copies.is_empty() && tab.loaded.unreadable == 0);
    assert_eq!(tab.save(), None);
    assert_eq!(
        local.text("funnelwright.plan.00000000000000a1").and_then(|text| Stamp::read(&text)).unwrap().revision,
        1
    );
    assert_eq!(Tab::open(&local).counts(), [22, 11]);
}

#[test]
fn a_file_of_a_later_version_is_only_read() {
    let local = Rc::new(Memory::default());
    let later = first_version(11).replace("\"version\":1", "\"version\":3");
    local.put("funnelwright.plan.00000000000000a1", &later);
    let mut tab = Tab::open(&local);
    assert_eq!(tab.loaded.newer.len(), 1);
    tab.type_count(5);
    assert_eq!(tab.save(), None);
    tab.follow();
    assert_eq!(local.text("funnelwright.plan.00000000000000a1"), Some(later));
    assert!(quarantined(&*local).is_empty());

    // Also where an older copy could be read.
    let (local, mut tab) = saved(1);
    tab.type_count(2);
    tab.save();
    let id = tab.state.workspace.active_id().to_hex();
    let text = first_version(2).replace("\"version\":1", "\"version\":3");
    let stamp = Stamp::of(3, &text);
    local.put(&format!("funnelwright.copy.{id}.{stamp}"), &write_record(stamp, &text));
    local.put(&format!("funnelwright.plan.{id}"), &stamp.to_string());
    assert_eq!(Tab::open(&local).loaded.newer.len(), 1);
}

#[test]
fn without_room_older_copies_go_first_and_what_is_saved_stays() {
    let (local, mut tab) = saved(1);
    for count in 2..=5 {
        tab.type_count(count);
        tab.save();
    }
    let used: usize = local.texts.borrow().values().map(String::len).sum();
    local.room.set(Some(used + 10));
    tab.type_count(6);
    assert_eq!(tab.save(), None);
    assert_eq!(Tab::open(&local).count(), 6);

    local.room.set(Some(0));
    tab.type_count(7);
    assert_eq!(tab.save(), Some(Refused::Full));
    assert_eq!(tab.count(), 7);
    assert_eq!(Tab::open(&local).count(), 6);
    local.room.set(None);
    assert_eq!(tab.save(), None);
    assert_eq!(Tab::open(&local).count(), 7);
}

#[test]
fn blocked_storage_is_told_and_nothing_else_happens() {
    let local = Rc::new(Memory::default());
    local.is_blocked.set(true);
    let mut tab = Tab::open(&local);
    tab.type_count(5);
    assert_eq!(tab.save(), Some(Refused::Blocked));
    assert_eq!(tab.count(), 5);
    local.is_blocked.set(false);
    assert_eq!(tab.save(), None);
    assert_eq!(Tab::open(&local).count(), 5);
}

#[test]
fn a_change_in_one_tab_shows_in_the_other() {
    let (local, mut one) = saved(1);
    let mut other = Tab::open(&local);
    one.type_count(2);
    one.save();
    other.follow();
    assert_eq!(other.count(), 2);
    other.type_count(3);
    other.save();
    one.follow();
    assert_eq!(one.counts(), [3]);
    assert!(one.state.notices.is_empty() && other.state.notices.is_empty());
}

#[test]
fn plans_made_and_deleted_in_one_tab_come_and_go_in_the_other() {
    let (local, mut one) = saved(1);
    let mut other = Tab::open(&local);
    one.act(Action::AddPlan((TOOLS.new_id)(), Rc::clone(one.state.plan())));
    one.type_count(2);
    one.save();
    other.follow();
    assert_eq!(other.counts(), [1, 2]);
    assert_eq!(other.count(), 1);
    one.act(Action::RemovePlan(one.state.workspace.plans()[0].id));
    one.save();
    other.follow();
    assert_eq!(other.counts(), [2]);
    assert!(matches!(other.state.notices[..], [Notice::DeletedElsewhere(_)]));
    assert_eq!(other.save(), None);
    assert_eq!(Tab::open(&local).counts(), [2]);
}

#[test]
fn a_true_conflict_keeps_both_and_says_so() {
    let (local, mut one) = saved(1);
    let mut other = Tab::open(&local);
    one.type_count(2);
    other.type_count(3);
    one.save();
    other.save();
    assert_eq!(other.counts(), [2, 3]);
    assert_eq!(other.count(), 3, "what is typed here stays in view");
    assert!(matches!(other.state.notices[..], [Notice::KeptBoth { .. }]));
    other.save();
    one.follow();
    assert_eq!(one.counts(), [2, 3]);
    assert_eq!(one.count(), 2);
    assert_eq!(Tab::open(&local).counts(), [2, 3]);
    // What was done here can be undone, without touching what was done there.
    other.act(Action::Undo);
    assert_eq!(other.counts(), [2, 1]);
}

#[test]
fn a_tab_keeps_its_version_where_another_had_to_take_an_older_copy() {
    let (local, mut one) = saved(1);
    one.type_count(2);
    one.save();
    local.put(&local.keys_like("funnelwright.copy.")[1], "damaged");
    let mut other = Tab::open(&local);
    other.save();
    assert_eq!(other.counts(), [1]);
    one.follow();
    assert_eq!(one.counts(), [1, 2]);
    assert_eq!(one.count(), 2);
    one.save();
    other.follow();
    assert_eq!(other.counts(), [1, 2]);
}

#[test]
fn the_same_change_in_two_tabs_is_no_conflict() {
    let (local, mut one) = saved(1);
    let mut other = Tab::open(&local);
    one.type_count(2);
    other.type_count(2);
    one.save();
    other.save();
    assert_eq!(other.counts(), [2]);
    assert!(other.state.notices.is_empty());
}

#[test]
fn tabs_that_wrote_at_the_same_time_keep_both() {
    // Each looked before the other wrote, as where tabs can't wait for each other.
    let (local, mut one) = saved(1);
    let mut other = Tab::open(&local);
    let before = local.texts.borrow().clone();
    one.type_count(2);
    one.save();
    let of_one = local.texts.replace(before);
    other.type_count(3);
    other.save();
    let of_other = local.texts.borrow().clone();
    local.texts.borrow_mut().extend(of_one);
    local.texts.borrow_mut().extend(of_other);
    one.follow();
    other.follow();
    one.save();
    other.follow();
    for tab in [&one, &other, &Tab::open(&local)] {
        let mut counts = tab.counts();
        counts.sort();
        assert_eq!(counts, [2, 3]);
    }
}

#[test]
fn a_plan_changed_here_and_deleted_there_is_kept() {
    let (local, mut one) = saved(1);
    one.act(Action::AddPlan((TOOLS.new_id)(), Rc::clone(one.state.plan())));
    one.save();
    let mut other = Tab::open(&local);
    let id = other.state.workspace.active_id();
    one.act(Action::RemovePlan(id));
    one.save();
    other.type_count(9);
    other.save();
    assert!(Tab::open(&local).counts().contains(&9));
}

#[test]
fn a_plan_deleted_here_and_changed_there_is_kept() {
    let (local, mut one) = saved(1);
    one.act(Action::AddPlan((TOOLS.new_id)(), Rc::clone(one.state.plan())));
    one.save();
    let mut other = Tab::open(&local);
    let id = other.state.workspace.active_id();
    other.type_count(9);
    other.save();
    one.act(Action::RemovePlan(id));
    one.save();
    assert!(one.counts().contains(&9));
    assert!(Tab::open(&local).counts().contains(&9));
}

#[test]
fn two_tabs_with_the_sample_make_one_plan() {
    let local = Rc::new(Memory::default());
    let (mut one, mut other) = (Tab::open(&local), Tab::open(&local));
    one.type_count(2);
    one.save();
    other.follow();
    assert_eq!(other.counts(), [2]);
    assert!(!other.state.can_undo());
}

#[test]
fn many_tabs_that_save_and_follow_in_any_order_lose_no_saved_count() {
    // A generator by Marsaglia, "Xorshift RNGs", 2003: small, and the same each time.
    for seed in 1..200_u64 {
        let mut random = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut below = |bound: u64| {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            random % bound
        };
        let (local, first) = saved(1);
        let mut tabs = vec![first, Tab::open(&local), Tab::open(&local)];
        let mut typed = 100;
        let mut is_unsaved = [false; 3];
        for _ in 0..30 {
            let at = below(3) as usize;
            let tab = &mut tabs[at];
            match below(4) {
                0 => {
                    typed += 1;
                    tab.type_count(typed);
                    is_unsaved[at] = true;
                }
                1 => tab.follow(),
                _ => {
                    let count = tab.count();
                    assert_eq!(tab.save(), None);
                    let was_unsaved = std::mem::take(&mut is_unsaved[at]);
                    assert!(!was_unsaved || tab.counts().contains(&count), "seed {seed}: what was typed is kept");
                }
            }
        }
        // Once all is quiet, all tabs and storage agree.
        for _ in 0..4 {
            for tab in &mut tabs {
                tab.save();
                tab.follow();
            }
        }
        let sorted = |tab: &Tab| {
            let mut counts = tab.counts();
            counts.sort();
            counts
        };
        let stored = sorted(&Tab::open(&local));
        assert!(tabs.iter().all(|tab| sorted(tab) == stored), "seed {seed}");
    }
}

#[test]
fn undo_and_redo_outlive_a_reload() {
    let (local, session) = (Rc::new(Memory::default()), Rc::new(Memory::default()));
    let mut tab = Tab::reload(&local, &session);
    for count in [2, 3, 4] {
        tab.type_count(count);
        tab.save();
    }
    tab.act(Action::Undo);
    tab.save();
    let mut next = Tab::reload(&local, &session);
    assert_eq!(next.count(), 3);
    next.act(Action::Redo);
    assert_eq!(next.count(), 4);
    for expected in [3, 2] {
        next.act(Action::Undo);
        assert_eq!(next.count(), expected);
    }
    next.save();
    let mut last = Tab::reload(&local, &session);
    assert_eq!(last.count(), 2);
    last.act(Action::Redo);
    assert_eq!(last.count(), 3);
    // A tab of its own has its own steps.
    assert!(!Tab::open(&local).state.can_undo());
}

#[test]
fn undo_after_a_reload_leaves_alone_what_another_tab_did_meanwhile() {
    let (local, session) = (Rc::new(Memory::default()), Rc::new(Memory::default()));
    let mut tab = Tab::reload(&local, &session);
    tab.type_count(2);
    let first = tab.state.workspace.active_id();
    tab.act(Action::AddPlan((TOOLS.new_id)(), Rc::clone(tab.state.plan())));
    tab.type_count(3);
    tab.save();
    let mut other = Tab::open(&local);
    other.act(Action::OpenPlan(first));
    other.type_count(50);
    other.save();
    let mut next = Tab::reload(&local, &session);
    next.act(Action::Undo);
    assert!(next.counts().contains(&50));
    assert!(next.counts().contains(&2), "what was done here is undone: {:?}", next.counts());
}

#[test]
fn steps_that_find_no_room_go_from_the_oldest() {
    let (local, session) = (Rc::new(Memory::default()), Rc::new(Memory::default()));
    let mut tab = Tab::reload(&local, &session);
    for count in 2..20 {
        tab.type_count(count);
    }
    tab.save();
    let used: usize = session.texts.borrow().values().map(String::len).sum();
    session.room.set(Some(used));
    for count in 20..40 {
        tab.type_count(count);
        tab.save();
    }
    let mut next = Tab::reload(&local, &session);
    assert_eq!(next.count(), 39);
    for expected in [38, 37, 36] {
        next.act(Action::Undo);
        assert_eq!(next.count(), expected);
    }
}

#[test]
fn steps_that_were_tampered_with_are_not_taken() {
    let (local, session) = (Rc::new(Memory::default()), Rc::new(Memory::default()));
    let mut tab = Tab::reload(&local, &session);
    tab.type_count(2);
    tab.type_count(3);
    tab.save();
    let texts = session.texts.borrow().clone();
    for (key, text) in &texts {
        for damaged in [&text[..text.len() - 2], "", "1\n1\n0*"] {
            session.put(key, damaged);
            let next = Tab::reload(&local, &session);
            assert_eq!(next.count(), 3);
            assert!(!next.state.can_undo(), "{key}: {damaged}");
        }
        session.put(key, text);
    }
    assert!(Tab::reload(&local, &session).state.can_undo());
}

#[test]
fn a_lost_stamp_costs_nothing() {
    let (local, mut tab) = saved(1);
    tab.type_count(2);
    tab.save();
    local.texts.borrow_mut().retain(|key, _| !key.starts_with("funnelwright.plan."));
    let next = Tab::open(&local);
    assert_eq!(next.counts(), [2]);
}

#[test]
fn a_lost_or_foreign_index_costs_no_plan() {
    for index in [None, Some("{}"), Some("nonsense"), Some(r#"{"format":"funnelwright-workspace","version":9}"#)] {
        let (local, _) = saved(5);
        local.texts.borrow_mut().remove("funnelwright.workspace");
        if let Some(index) = index {
            local.put("funnelwright.workspace", index);
        }
        let mut tab = Tab::open(&local);
        assert_eq!(tab.counts(), [5]);
        assert_eq!(tab.save(), None);
        assert_eq!(quarantined(&*local).iter().map(|held| &*held.text).collect::<Vec<_>>(), Vec::from_iter(index));
    }
}
