//! The programs that build the site, in exact versions and no others: those of the machine, or put once into a cache that
//! outlives the project folder, one folder for each version.

use crate::node;
use crate::process::{self, Result};
use crate::project;
use crate::standard_library;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Of the tool that parts the program at `wasm_split`.
const WASM_SPLIT_VERSION: &str = "0.2.4";

/// The tools at hand; commands started through it find them before any others.
pub struct Toolbox {
    folders: Vec<PathBuf>,
}

impl Toolbox {
    /// What turns the source into a site: the wasm target, Trunk and wasm-bindgen.
    pub fn for_building() -> Result<Self> {
        Self::with(&[])
    }

    /// The same, and what makes the site of a release: the tool that parts the program, and the packages of Node, among
    /// them wasm-opt, esbuild and Playwright.
    pub fn for_releasing() -> Result<Self> {
        let mut toolbox = Self::with(&[Package {
            name: "wasm_split_cli_support",
            version: WASM_SPLIT_VERSION.to_owned(),
            features: "build-binary",
            programs: &["wasm-split-cli"],
        }])?;
        toolbox.folders.push(node::packages()?);
        Ok(toolbox)
    }

    fn with(more: &[Package]) -> Result<Self> {
        process::step("Tools for building");
        add_toolchain_parts()?;
        let always = [
            Package { name: "trunk", version: project::trunk_version()?, features: "", programs: &["trunk"] },
            Package {
                name: "wasm-bindgen-cli",
                version: project::wasm_bindgen_version()?,
                features: "",
                programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            },
        ];
        let cache = cache_folder()?;
        let scratch = cache.join(format!("build-{}", std::process::id()));
        let folders = always.iter().chain(more).filter_map(|package| package.set_up(&cache, &scratch).transpose());
        let folders = folders.collect::<Result<_>>();
        if scratch.exists() {
            std::fs::remove_dir_all(&scratch).map_err(|error| format!("{}: {error}", scratch.display()))?;
        }
        let folders = folders?;
        process::run(cargo().arg("fetch"))?;
        let mut fetch_standard_library = cargo();
        fetch_standard_library.args(["fetch", "--target", "wasm32-unknown-unknown"]);
        process::run(standard_library::build_small(&mut fetch_standard_library))?;
        Ok(Self { folders })
    }

    /// A command that runs in the project's folder with these tools.
    pub fn command(&self, program: &str) -> Result<Command> {
        let inherited = std::env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned();
        let folders = folders.chain(std::env::split_paths(&inherited));
        let path: OsString = std::env::join_paths(folders).map_err(|error| error.to_string())?;
        let mut command = Command::new(program);
        command.current_dir(project::root()).env("PATH", path);
        // Trunk takes the common NO_COLOR=1 for an invalid value and stops.
        if program == "trunk" {
            command.env_remove("NO_COLOR");
        }
        Ok(command)
    }
}

/// Cargo, in the project's folder.
pub fn cargo() -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(project::root());
    command
}

/// Adds the wasm target, Clippy and rustfmt to the toolchain where they lack.
pub fn add_toolchain_parts() -> Result<()> {
    let target = "wasm32-unknown-unknown";
    let sysroot = process::output(in_project("rustc").args(["--print", "sysroot"]))?;
    let libraries = Path::new(sysroot.trim()).join("lib/rustlib").join(target);
    if !libraries.exists() {
        process::run(in_project("rustup").args(["target", "add", target]))
            .map_err(|error| format!("{error}\nAdd Rust's {target} target, then try again."))?;
    }
    if !Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library").exists() {
        process::run(in_project("rustup").args(["component", "add", "rust-src"]))
            .map_err(|error| format!("{error}\nAdd Rust's rust-src, then try again."))?;
    }
    for (component, command) in [("clippy", "clippy"), ("rustfmt", "fmt")] {
        if !process::succeeds(cargo().args([command, "--version"])) {
            process::run(in_project("rustup").args(["component", "add", component]))
                .map_err(|error| format!("{error}\nAdd Rust's {component}, then try again."))?;
        }
    }
    Ok(())
}

fn in_project(program: &str) -> Command {
    let mut command = Command::new(program);
    command.current_dir(project::root());
    command
}

/// Programs of one package on crates.io.
struct Package {
    name: &'static str,
    version: String,
    /// With which it is compiled.
    features: &'static str,
    programs: &'static [&'static str],
}

impl Package {
    /// Has the programs at hand: those of the cache or the `PATH`, downloaded, or as the last resort compiled in `scratch`.
    /// The folder of the cache that holds them, if they are not those of the `PATH`.
    fn set_up(&self, cache: &Path, scratch: &Path) -> Result<Option<PathBuf>> {
        let Self { name, version, features, programs } = self;
        let root = cache.join("tools").join(format!("{name}-{version}"));
        let folder = root.join("bin");
        if programs.iter().all(|program| holds(&folder, program)) {
            println!("{name} {version}: in {}", root.display());
            return Ok(Some(folder));
        }
        let path = std::env::var_os("PATH").unwrap_or_default();
        if let Some(folder) = self.find_on(&path) {
            println!("{name} {version}: in {}", folder.display());
            return Ok(None);
        }
        if self.download(&root) && programs.iter().all(|program| holds(&folder, program)) {
            return Ok(Some(folder));
        }

        println!("{name} {version}: compiling once, some minutes");
        let package = format!("{name}@{version}");
        process::run(
            cargo()
                .args(["install", "--locked", "--no-default-features", "--features", features, "--root"])
                .arg(&root)
                .arg(package)
                // What one tool has compiled, the next need not.
                .env("CARGO_TARGET_DIR", scratch)
                // These tools run briefly: building them fast saves more than fast tools would.
                .env("CARGO_PROFILE_RELEASE_LTO", "off")
                .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
                .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
                .env("CARGO_PROFILE_RELEASE_DEBUG", "0"),
        )?;
        Ok(Some(folder))
    }

    /// The folder where a command finds all the programs, if the first of them says that it is of this version.
    fn find_on(&self, path: &OsStr) -> Option<PathBuf> {
        let first = self.programs.first()?;
        let folder_of = |program: &str| std::env::split_paths(path).find(|folder| holds(folder, program));
        let folder = folder_of(first)?;
        if self.programs.iter().any(|program| folder_of(program).as_ref() != Some(&folder)) {
            return None;
        }
        let says = Command::new(folder.join(first)).arg("--version").output().ok()?;
        let is_it = String::from_utf8_lossy(&says.stdout).split_whitespace().any(|word| word == self.version);
        is_it.then_some(folder)
    }

    /// Whether `cargo binstall` is at hand and fetched what the package's own makers compiled.
    fn download(&self, root: &Path) -> bool {
        if !process::succeeds(cargo().args(["binstall", "-V"])) {
            return false;
        }
        let mut binstall = cargo();
        binstall.args(["binstall", "--no-confirm", "--disable-strategies", "quick-install,compile", "--root"]);
        process::run(binstall.arg(root).arg(format!("{}@{}", self.name, self.version))).is_ok()
    }
}

fn holds(folder: &Path, program: &str) -> bool {
    folder.join(format!("{program}{}", std::env::consts::EXE_SUFFIX)).exists()
}

/// `$FUNNELWRIGHT_CACHE`, else `$XDG_CACHE_HOME/funnelwright`, else `~/.cache/funnelwright`.
fn cache_folder() -> Result<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let of_user = || {
        let caches = set("XDG_CACHE_HOME").map(PathBuf::from);
        let caches = caches.or_else(|| Some(std::env::home_dir()?.join(".cache")));
        Some(caches?.join("funnelwright"))
    };
    set("FUNNELWRIGHT_CACHE")
        .map(PathBuf::from)
        .or_else(of_user)
        .ok_or_else(|| "no home folder: set FUNNELWRIGHT_CACHE to a folder for tools".to_owned())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn tools_of_the_machine_are_used_in_the_wanted_version_only() {
        let root = std::env::temp_dir().join(format!("funnelwright-tools-{}", std::process::id()));
        let (half, whole) = (root.join("half"), root.join("whole"));
        for (folder, programs) in [(&half, &["tool"][..]), (&whole, &["tool", "helper"])] {
            std::fs::create_dir_all(folder).unwrap();
            for program in programs {
                let path = folder.join(program);
                std::fs::write(&path, "#!/bin/sh\necho tool 1.2.34 of today\n").unwrap();
                std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
            }
        }
        let find = |folders: &[&Path], version: &str, programs| {
            let package = Package { name: "tool", version: version.to_owned(), features: "", programs };
            package.find_on(&std::env::join_paths(folders).unwrap())
        };
        assert_eq!(find(&[&root, &whole, &half], "1.2.34", &["tool", "helper"]), Some(whole.clone()));
        assert_eq!(find(&[&whole], "1.2.3", &["tool", "helper"]), None);
        assert_eq!(find(&[&whole], "1.2.34", &["tool", "other"]), None);
        assert_eq!(find(&[&half, &whole], "1.2.34", &["tool", "helper"]), None, "another tool comes first");
        std::fs::remove_dir_all(&root).unwrap();
    }
}
